// Makes the files of a new rule or codemod and registers it:
//   npm run create -- rule no-foo "Say what it wants"
//   npm run create -- codemod mend-foo no-foo "Say what it does"
// What it makes fails its tests until somebody has written what is missing.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { codemodFiles, ruleFiles } from './create-templates.mjs';

const ROOT = new URL('..', import.meta.url);
const USAGE = [
  'usage: npm run create -- rule <name> "<description>"',
  '       npm run create -- codemod <name> <rule> "<description>"',
].join('\n');

class Mistake extends Error {}

const at = (path) => new URL(path, ROOT);
const read = (path) => readFileSync(at(path), 'utf8');

/** `no-foo` → `noFoo`, `NoFoo`, `NO_FOO` */
function namesOf(name) {
  const camel = name.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase());
  return { camel, pascal: camel[0].toUpperCase() + camel.slice(1), upper: name.replaceAll('-', '_').toUpperCase() };
}

/** The text with another one in the place of what is found; a change of the source is noticed. */
function replaced(path, text, found, by) {
  const changed = text.replace(found, by);
  if (changed === text) throw new Mistake(`${path} no longer looks as expected; register by hand`);
  return changed;
}

/** Adds a line to the import statements of a file, in the order of their modules. */
function withImport(text, line) {
  const moduleOf = (one) => /from '([^']*)'/.exec(one)[1];
  const lines = text.split('\n');
  const imports = lines.flatMap((one, i) => (/^import \{? ?\w+ ?\}? from '\.{1,2}\//.test(one) ? [i] : []));
  const folder = dirname(moduleOf(line));
  const beside = imports.filter((i) => dirname(moduleOf(lines[i])) === folder);
  const after = beside.findLast((i) => moduleOf(lines[i]) < moduleOf(line));
  lines.splice(after === undefined ? beside[0] : after + 1, 0, line);
  return lines.join('\n');
}

function registerRule(name, { camel }) {
  const path = 'rules/index.ts';
  const text = withImport(read(path), `import ${camel} from './${name}.ts';`);
  return [path, replaced(path, text, /(const RULES: readonly LogRule\[\] = \[\n)([^\]]*)(\n\];)/, (_, start, list, end) => {
    const rules = [...list.split(',').map((one) => one.trim()).filter(Boolean), camel].sort();
    return start + wrapped(rules) + end;
  })];
}

/** Names with commas, in lines of at most 100 characters. */
function wrapped(names) {
  const lines = [''];
  for (const name of names) {
    if (lines.at(-1).length + name.length > 95) lines.push('');
    lines[lines.length - 1] += `${lines.at(-1) === '' ? ' ' : ''} ${name},`;
  }
  return lines.join('\n');
}

function registerCodemod(name, rule, description) {
  const { pascal } = namesOf(rule);
  const checks = 'src/project/transform.ts';
  const commands = 'src/cli/define/codemods.ts';
  const text = withImport(read(checks), `import { check${pascal} } from '../analysis/checks/${rule}.ts';`);
  return [
    [checks, replaced(checks, text, /(const CODEMODS:[^{]*\{[^}]*)\}/, `$1  '${name}': [check${pascal}],\n}`)],
    [commands, replaced(commands, read(commands), /(const CODEMOD_COMMANDS:[^=]*= \[\n(?:  \[.*\],\n)*)/, `$1  ['${name}', '${description}'],\n`)],
  ];
}

function plan([what, name, ...rest]) {
  const description = rest.at(-1)?.replace(/\.$/, '');
  if (!name || !description) throw new Mistake(USAGE);
  if (!/^[a-z]+(-[a-z]+)*$/.test(name)) throw new Mistake(`"${name}" is no name: use small letters and hyphens, no-foo`);
  if (/['`\n]/.test(description)) throw new Mistake('a description has no quotes and is one line');
  if (what === 'rule') {
    const names = namesOf(name);
    return { fresh: ruleFiles(name, description, names), changed: [registerRule(name, names)] };
  }
  if (what !== 'codemod' || rest.length < 2) throw new Mistake(USAGE);
  const [rule] = rest;
  if (!existsSync(at(`src/analysis/checks/${rule}.ts`))) {
    throw new Mistake(`there is no rule ${rule}: make it first, npm run create -- rule ${rule} "…"`);
  }
  return { fresh: codemodFiles(name, rule, description), changed: registerCodemod(name, rule, description) };
}

try {
  const { fresh, changed } = plan(process.argv.slice(2));
  const there = Object.keys(fresh).find((path) => existsSync(at(path)));
  if (there) throw new Mistake(`${there} is there already`);
  for (const [path, text] of [...Object.entries(fresh), ...changed]) {
    mkdirSync(at(`${dirname(path)}/`), { recursive: true });
    writeFileSync(at(path), text);
    console.log(`${path in fresh ? 'new    ' : 'changed'} ${path}`);
  }
  console.log('Its tests fail until every TODO is written: npx vitest run test/rules test/codemods test/docs');
} catch (error) {
  if (!(error instanceof Mistake)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

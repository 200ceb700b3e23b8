// Every regular expression of the shipped code, and what a checker says of the time it can take.
// `node scripts/patterns.mjs` asks about those that test/security/patterns.json does not know yet.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseSync } from 'oxc-parser';

const root = new URL('..', import.meta.url);
const known = new URL('test/security/patterns.json', root);

const files = () =>
  ['src', 'rules', 'codemods', 'logger/src'].flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true })
      .filter((name) => /\.c?ts$/.test(name))
      .map((name) => `${folder}/${name}`),
  );

function* literals(node) {
  if (typeof node !== 'object' || node === null) return;
  if (node.type === 'Literal' && node.regex) yield `/${node.regex.pattern}/${node.regex.flags}`;
  for (const value of Object.values(node)) yield* literals(value);
}

/** Every pattern with the files that hold it. */
export function patterns() {
  const found = new Map();
  for (const file of files()) {
    const { program } = parseSync(file, readFileSync(new URL(file, root), 'utf8'));
    for (const pattern of literals(program)) {
      if (!found.has(pattern)) found.set(pattern, new Set());
      found.get(pattern).add(file);
    }
  }
  return found;
}

/** What was found out: by pattern `safe`, `unknown`, or the growth of its time. */
export const verdicts = () => JSON.parse(readFileSync(known, 'utf8'));

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const { checkSync } = await import('recheck');
  const before = verdicts();
  const after = {};
  for (const pattern of [...patterns().keys()].sort()) {
    const [, source, flags] = /^\/(.*)\/(\w*)$/s.exec(pattern);
    const ask = () => {
      const { status, complexity } = checkSync(source, flags, { timeout: 5000 });
      return { verdict: status === 'vulnerable' ? complexity.summary.replace(/ \(.*/, '') : status };
    };
    after[pattern] = before[pattern] ?? ask();
  }
  writeFileSync(known, `${JSON.stringify(after, null, 2)}\n`);
}

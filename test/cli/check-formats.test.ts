import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import AjvDraft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Log, Region, Result } from 'sarif';
import { describe, expect, it } from 'vitest';
import { sarifLog, type SarifFinding } from '../../src/cli/output/sarif.ts';
import { checked } from '../support/check.ts';
import { commitAll, logfix, project } from '../support/cli.ts';

const AWKWARD = `src/한 글 "50%",a:b#c.js`;
const CODE = [
  `import { logger } from '@logfix/logger';`,
  `export function call(user) {`,
  `  logger.info('calling', user.phone);`,
  `  logger.info('calling', user.phone);`,
  `  console.time('<call> & "co" 50%');`,
  `}`,
  ``,
].join('\n');

const APP = {
  'package.json': '{ "name": "app", "type": "module", "dependencies": { "@logfix/logger": "1" } }',
  [AWKWARD]: CODE,
  'src/broken.js': 'console.log(;\n',
};

const schemas = createRequire(createRequire(import.meta.url).resolve('@microsoft/jest-sarif'));
const ajv = new AjvDraft4.default({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const isSarif = ajv.compile(schemas('./schemas/sarif-2.1.0-rtm.5.json') as object);

async function sarif(cwd: string) {
  const { out, code } = await checked(cwd, { format: 'sarif' });
  const log = JSON.parse(out) as Log;
  expect(isSarif(log), JSON.stringify(isSarif.errors)).toBe(true);
  const [run] = log.runs;
  return { code, run: run!, results: run!.results! };
}

const uriOf = (result: Result): string =>
  result.locations![0]!.physicalLocation!.artifactLocation!.uri!;

const regionOf = (result: Result): Region => result.locations![0]!.physicalLocation!.region!;

/** Applies a fix as a reader of the document does, who knows lines and columns alone. */
function applied(text: string, result: Result): string {
  const lines = text.split('\n');
  const at = (line: number, column: number): number =>
    lines.slice(0, line - 1).reduce((sum, l) => sum + l.length + 1, 0) + column - 1;
  const { replacements } = result.fixes![0]!.artifactChanges[0]!;
  return replacements.toReversed().reduce((now, { deletedRegion: r, insertedContent }) =>
    now.slice(0, at(r.startLine!, r.startColumn!)) + insertedContent!.text! +
    now.slice(at(r.endLine!, r.endColumn!)), text);
}

describe('logfix audit --format sarif', () => {
  it('is a document of the published schema, with a level for each severity', () => {
    const { out, code } = logfix(project(APP), ['audit', '--format', 'sarif']);
    const log = JSON.parse(out) as Log;
    expect(isSarif(log), JSON.stringify(isSarif.errors)).toBe(true);
    const [{ results, invocations }] = log.runs as [Log['runs'][0]];
    const levels = results!.map(({ ruleId, level }) => `${ruleId} ${level}`);
    expect(new Set(levels)).toEqual(new Set(['logfix/no-unmasked-pii error', 'logfix/no-console note']));
    expect(invocations![0]!.toolExecutionNotifications).toHaveLength(1);
    expect(code).toBe(0);
  });
});

describe('logfix check --format sarif', () => {
  it('is a document of the published schema, with rules, places, reasons and fixes', async () => {
    const { code, run, results } = await sarif(project(APP));
    expect(code).toBe(1);
    expect(results.map((r) => [r.ruleId, regionOf(r).startLine])).toEqual([
      ['logfix/no-unmasked-pii', 3], ['logfix/no-unmasked-pii', 4], ['logfix/no-console', 5],
    ]);
    for (const result of results) {
      expect(decodeURIComponent(uriOf(result))).toBe(AWKWARD);
      expect(uriOf(result)).toMatch(/^[\w%./-]+$/);
      const rule = run.tool.driver.rules![result.ruleIndex!]!;
      expect(rule.id).toBe(result.ruleId);
      expect(rule.helpUri).toBe(`https://logfix.dev/rules/${rule.name}`);
      expect(result.properties!.reasons).not.toEqual([]);
    }
    const pii = run.tool.driver.rules!.find(({ name }) => name === 'no-unmasked-pii');
    expect(pii!.properties!.tags).toContain('external/cwe/cwe-532');
    const notes = run.invocations![0]!.toolExecutionNotifications!;
    expect(notes.map((n) => n.locations![0]!.physicalLocation!.artifactLocation!.uri)).toEqual(['src/broken.js']);
  });

  it('has fixes that stand by themselves, with the import that they need', async () => {
    const [first, , last] = (await sarif(project(APP))).results;
    expect(applied(CODE, first!)).toBe(
      CODE.replace('{ logger }', '{ logger, maskPhone }').replace('user.phone', 'maskPhone(user.phone)'),
    );
    expect(last!.fixes).toBeUndefined();
  });

  it('knows a finding by its words, wherever its line goes', async () => {
    const prints = async (text: string) =>
      (await sarif(project({ ...APP, [AWKWARD]: text }))).results.map((r) => r.partialFingerprints!['findingHash/v1']);
    const before = await prints(CODE);
    expect(new Set(before).size).toBe(3);
    expect(await prints(`// one\n\n${CODE.replaceAll('  logger', '\tlogger')}`)).toEqual(before);
  });

  it('counts paths from the root of the repository, wherever it runs', async () => {
    const root = project({ 'packages/a/package.json': APP['package.json'], [`packages/a/${AWKWARD}`]: CODE });
    commitAll(root);
    const { results } = await sarif(join(root, 'packages/a'));
    expect(decodeURIComponent(uriOf(results[0]!))).toBe(`packages/a/${AWKWARD}`);
  });

  it('is a valid document where nothing was found, and for findings of any other origin', async () => {
    expect((await sarif(project({ 'a.js': 'export {};\n' }))).results).toEqual([]);
    const finding: SarifFinding = {
      file: 'a.py', rule: 'other', message: 'm', reasons: [], confidence: 1, code: '', fix: null,
      line: 1, column: 1, endLine: 2, endColumn: 1,
    };
    const log = sarifLog({ version: '1.2.3', rules: [], findings: [finding], failed: [] });
    expect(isSarif(log), JSON.stringify(isSarif.errors)).toBe(true);
  });
});

describe('logfix check --format github', () => {
  const decode = (text: string) => decodeURIComponent(text);

  it('writes a workflow command for each finding, with everything escaped', async () => {
    const { out, code } = await checked(project(APP), { format: 'github' });
    expect(code).toBe(1);
    const commands = out.split('\n').filter((l) => l.startsWith('::')).map((line) => {
      const [, properties, message] = /^::error (.*?)::(.*)$/.exec(line)!;
      return {
        ...Object.fromEntries(properties!.split(',').map((p) => p.split('=').map(decode))),
        message: decode(message!),
      };
    });
    expect(commands).toHaveLength(4);
    expect(commands[0]).toMatchObject({
      file: AWKWARD, line: '3', endLine: '3', col: '26', title: 'logfix/no-unmasked-pii',
      message: expect.stringMatching(/^Mask user\.phone /),
    });
    expect(commands[3]).toMatchObject({ file: 'src/broken.js', message: expect.stringContaining('could not be checked') });
    expect(out).toMatch(/\n3 findings in 1 file \(2 files looked at\)\n$/);
  });
});

describe('logfix check --format junit', () => {
  interface Suite {
    readonly '@_name': string;
    readonly testcase: readonly { failure?: { '@_message': string; '#text': string }; error?: unknown }[];
  }
  const read = (text: string) => {
    expect(XMLValidator.validate(text)).toBe(true);
    const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => /^test(suite|case)$/.test(name) });
    return (parser.parse(text) as { testsuites: { testsuite: Suite[] } & Record<string, unknown> }).testsuites;
  };

  it('is XML with a suite a file, in numbers that agree', async () => {
    const { out, code } = await checked(project(APP), { format: 'junit' });
    expect(code).toBe(1);
    const { testsuite, ...rest } = read(out);
    expect(rest).toMatchObject({ '@_tests': '4', '@_failures': '3', '@_errors': '1' });
    expect(testsuite.map((s) => [s['@_name'], s.testcase.length])).toEqual([[AWKWARD, 3], ['src/broken.js', 1]]);
    expect(testsuite[0]!.testcase.every((t) => t.failure!['@_message'].length > 0)).toBe(true);
    expect(testsuite[1]!.testcase[0]!.error).toBeDefined();
  });

  it('has one passed test where nothing was found', async () => {
    const { testsuite, ...rest } = read((await checked(project({ 'a.js': 'export {};\n' }), { format: 'junit' })).out);
    expect(rest).toMatchObject({ '@_tests': '1', '@_failures': '0' });
    expect(testsuite[0]!.testcase).toHaveLength(1);
  });

  it('has no character that XML cannot hold', async () => {
    const { out } = await checked(project({ 'a.js': `logger.info('phone \u0001]]>\u001b[31m', user.phone);\n` }), { format: 'junit' });
    expect(read(out)['@_failures']).toBe('1');
    expect(out).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/);
  });
});

describe('logfix check --format markdown', () => {
  it('counts by rule, and lists findings by file in text that Markdown leaves alone', async () => {
    const { out, code } = await checked(project(APP), { format: 'markdown' });
    expect(code).toBe(1);
    expect(out.split('\n').slice(0, 8)).toEqual([
      '### logfix', '', '3 findings in 1 file (2 files looked at)', '',
      '| rule | findings |', '|---|--:|', '| `no-unmasked-pii` | 2 |', '| `no-console` | 1 |',
    ]);
    expect(out).toContain(`<details open><summary>${AWKWARD} (3)</summary>\n\n- line 3: `);
    expect(out).toContain('- <code>src/broken.js</code> could not be checked: ');
  });

  it('stays within a comment, and says what it left out', async () => {
    const line = `console.time('t');\n`;
    const files = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`src/${i}.js`, line.repeat(30)]));
    const { out } = await checked(project(files), { format: 'markdown' });
    expect(out.length).toBeLessThan(65_536);
    const told = out.match(/^- line/gm)!.length;
    expect(out).toContain(`${1800 - told} more findings left out: a comment holds no more.`);
  });
});

describe('logfix check --output', () => {
  it('writes the report there, and text for people to standard output', async () => {
    const cwd = project(APP);
    const { out, code } = await checked(cwd, { format: 'sarif', output: 'reports/logfix.sarif' });
    expect(code).toBe(1);
    expect(out).toMatch(/^3 findings in 1 file/m);
    expect(isSarif(JSON.parse(readFileSync(join(cwd, 'reports/logfix.sarif'), 'utf8')))).toBe(true);
    expect((await checked(cwd, { format: 'json', output: 'reports/logfix.sarif' })).code).toBe(1);
    expect(readFileSync(join(cwd, 'reports/logfix.sarif'), 'utf8')).toContain('"schemaVersion": 1');
  });

  it('names the file that it could not write', () => {
    const cwd = project(APP);
    mkdirSync(join(cwd, 'out'));
    const { err, code } = logfix(cwd, ['check', '.', '--format', 'json', '--output', 'out']);
    expect(code).toBe(2);
    expect(err).toMatch(/^logfix: .*out: not written: .*\n$/);
  });
});

describe('logfix check --rules', () => {
  const strict = { 'a.js': `import { logger } from '@logfix/logger';\nlogger.info(\`room \${room} joined\`);\n` };

  it('takes the recommended rules, or the strict ones', () => {
    const cwd = project(strict);
    expect(logfix(cwd, ['check', '.']).code).toBe(0);
    const { code, out } = logfix(cwd, ['check', '.', '--rules', 'strict']);
    expect(code).toBe(1);
    expect(out).toContain('prefer-structured');
    expect(logfix(cwd, ['check', '.', '--rules', 'some']).err).toBe(
      'logfix: --rules must be one of: recommended, strict\n',
    );
  });
});

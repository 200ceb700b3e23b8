import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import type { Audit } from '../../src/audit/types.ts';
import { BINARY, logfix, project } from '../support/cli.ts';

const CONSULT = fileURLToPath(new URL('../../examples/consult', import.meta.url));
const SCHEMA = JSON.parse(
  readFileSync(new URL('../../schema/audit.schema.json', import.meta.url), 'utf8'),
) as object;
const isValid = new Ajv({ allErrors: true, formats: { 'date-time': true } }).compile(SCHEMA);

const PACKAGE = JSON.stringify({ name: 'shop', dependencies: { express: '5', pino: '9' } });
const LOGGER = "import pino from 'pino';\nexport const logger = pino();\n";

/** A server that logs what it should not. */
const SHOP = {
  'package.json': PACKAGE,
  'src/logger.js': LOGGER,
  'src/login.js': [
    "import { logger } from './logger.js';",
    'export function login(user, password) {',
    '  logger.info({ password }, "login");',
    '  console.log("user", user.phone);',
    '}',
    '',
  ].join('\n'),
  'src/orders.js': [
    "import { logger } from './logger.js';",
    'export async function order(id, pay) {',
    '  try {',
    '    await pay(id);',
    '  } catch (error) {',
    '    logger.info("payment failed", error.message);',
    '  }',
    '}',
    '',
  ].join('\n'),
};

function audited(root: string, ...args: string[]): Audit {
  const { code, out, err } = logfix(root, ['audit', '--format', 'json', ...args]);
  expect(err).toBe('');
  expect(code).toBe(0);
  const review = JSON.parse(out) as Audit;
  expect(isValid(review), JSON.stringify(isValid.errors)).toBe(true);
  return review;
}

/** A signal that comes before the command listens would end any program. */
const TELLS_WHEN_READY =
  "process.on('newListener', (name) => name === 'SIGINT' && process.stderr.write('ready'));";

const sum = (counts: object): number => Object.values(counts).reduce<number>((a, b) => a + Number(b), 0);

describe('the model', () => {
  it('counts every finding once, whatever it is counted by', () => {
    for (const review of [audited(CONSULT), audited(project(SHOP))]) {
      const n = review.findings.length;
      expect(n).toBeGreaterThan(3);
      expect(sum(review.bySeverity)).toBe(n);
      expect(sum(review.byFix)).toBe(n);
      for (const all of [review.groups, review.folders, review.phases]) {
        expect(all.reduce((total, one) => total + one.findings, 0)).toBe(n);
      }
      const names = new Set(review.findings.map(({ fingerprint }) => fingerprint));
      expect(names.size).toBe(n);
      for (const { findings } of review.worst) expect(findings.every((one) => names.has(one))).toBe(true);
    }
  });

  it('says what check --rules strict says', () => {
    const { out } = logfix(CONSULT, ['check', '.', '--rules', 'strict', '--format', 'json']);
    const check = JSON.parse(out) as { findings: { file: string; line: number; rule: string }[] };
    const places = (all: typeof check.findings): string[] =>
      all.map(({ file, line, rule }) => `${file}:${line} ${rule}`).sort();
    expect(places([...audited(CONSULT).findings])).toEqual(places(check.findings));
  });

  it('counts calls by level, before and after, as they stand in the code', () => {
    const { now, after } = audited(project(SHOP)).calls;
    expect(now.none).toEqual({ console: 1, logger: 0 });
    expect(now.info).toEqual({ console: 0, logger: 2 });
    expect(after.none).toEqual({ console: 0, logger: 0 });
    expect(after.error).toEqual({ console: 0, logger: 1 });
    expect(after.info.logger + after.debug.logger).toBe(2);
  });

  it('puts credentials at info above phones', () => {
    const { worst, findings } = audited(project(SHOP));
    expect(worst.map(({ file, severity }) => [file, severity]).slice(0, 2)).toEqual([
      ['src/login.js', 'critical'], ['src/login.js', 'high'],
    ]);
    const kinds = findings.flatMap(({ kind, severity }) => (kind ? [[kind, severity]] : []));
    expect(kinds).toEqual([['credential', 'critical'], ['phone', 'high']]);
  });

  it('shows a call as it is and as it will be', () => {
    const [first] = audited(project(SHOP)).worst;
    expect(first!.code.map(({ sign, text }) => `${sign} ${text}`)).toEqual([
      '- logger.info({ password }, "login");',
      '+ logger.info({ password: maskSecret(password) }, "login");',
    ]);
  });

  it('leaves out what a comment silences, and says how much that is', () => {
    const files = { ...SHOP, 'src/login.js': SHOP['src/login.js'].replace('  console.log', '  // eslint-disable-next-line logfix/no-console\n  console.log') };
    const { silenced, findings } = audited(project(files));
    expect(silenced).toBe(1);
    expect(findings.map(({ rule }) => rule)).not.toContain('no-console');
    expect(findings.filter(({ kind }) => kind === 'phone')).toHaveLength(1);
  });
});

describe('what it quotes', () => {
  const LITERALS: readonly (readonly [secret: string, line: string])[] = [
    ['010-1234-5678', "logger.info('calling 010-1234-5678');"],
    ['900101-1234568', "logger.warn(`rrn 900101-1234568 ${user.phone}`);"],
    ['hunter2hunter2', "logger.info({ user, password: 'hunter2hunter2' });"],
    ['s3cr3t-token', "const accessToken = 's3cr3t-token'; logger.info(user.phone);"],
    ['kim@example.com', "logger.info(user.email /* kim@example.com */);"],
    ['01098765432', 'logger.info({ phone: 01098765432 + user.phone });'],
    ['4111111111111111', "logger.info('card', '4111111111111111', user.cardNumber);"],
    ['topsecretvalue', "if (password === 'topsecretvalue') logger.info({ password });"],
    ['pass4word9', "logger.info('password:', 'pass4word9', user.phone);"],
  ];

  it.each(LITERALS)('masks %s in every format', (secret, line) => {
    const root = project({
      'package.json': PACKAGE,
      'src/logger.js': LOGGER,
      'src/a.cjs': `const { logger } = require('./logger.js');\nmodule.exports = (user, password) => {\n  ${line}\n};\n`,
    });
    expect(audited(root).worst).not.toHaveLength(0);
    for (const format of ['json', 'text', 'html', 'markdown', 'sarif']) {
      logfix(root, ['audit', '--format', format, '--output', 'report']);
      const report = readFileSync(join(root, 'report'), 'utf8');
      expect(report).toContain('a.cjs');
      expect(report).not.toContain(secret);
    }
  });
});

describe('--format sarif', () => {
  it('knows a finding by the fingerprint that check gives it', () => {
    const root = project(SHOP);
    const prints = (command: string) => {
      const document = JSON.parse(logfix(root, [command, '.', '--format', 'sarif']).out) as Log;
      return document.runs[0]!.results!.map((r) => `${r.ruleId} ${r.partialFingerprints!['findingHash/v1']}`).sort();
    };
    expect(prints('audit').length).toBeGreaterThan(3);
    expect(prints('audit')).toEqual(prints('check'));
  });
});

describe('--compare', () => {
  it('knows findings again after their lines have moved', () => {
    const root = project(SHOP);
    writeFileSync(join(root, 'old.json'), JSON.stringify(audited(root)));
    const login = SHOP['src/login.js'].replace('export', '// Who comes in.\n\nexport');
    writeFileSync(join(root, 'src/login.js'), login.replace('{ password }', '{ id: user.id }'));
    writeFileSync(join(root, 'src/more.js'), 'export const f = (card) => console.info(card.cardNumber);\n');
    const { trend, findings } = audited(root, '--compare', 'old.json');
    expect(trend).toMatchObject({ added: 2, gone: 1, same: findings.length - 2 });
    expect(trend!.goneBySeverity.critical).toBe(1);
    const fresh = findings.filter(({ fingerprint }) => trend!.addedFindings.includes(fingerprint));
    expect(new Set(fresh.map(({ file }) => file))).toEqual(new Set(['src/more.js']));
    expect(logfix(root, ['audit', '--compare', 'old.json']).out).toMatch(/\+2 new {3}−1 gone {3}\d+ same/);
  });

  it.each([
    ['{"findings": []}', 'is no report of logfix audit'],
    ['{"tool":{"name":"logfix"},"schemaVersion":9}', 'another version'],
    ['{"tool":{"name":"logfix"},"schemaVersion":1,"created":"x","findings":[null]}', 'not a whole report'],
    ['<html>', 'is no JSON'],
  ])('says what is wrong with %s', (text, said) => {
    const root = project({ ...SHOP, 'old.json': text });
    const { code, err, out } = logfix(root, ['audit', '--compare', 'old.json']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^logfix: --compare old\.json: [^\n]+\n$/);
    expect(err).toContain(said);
  });

  it('says when there is no earlier report', () => {
    const { code, err } = logfix(project(SHOP), ['audit', '--compare', 'none.json']);
    expect([code, err]).toEqual([2, 'logfix: --compare none.json: there is no such file\n']);
  });
});

describe('--format markdown', () => {
  const NAME = 'src/<img src=x>`|@everyone.js';

  it('shows names and code as they are, and tells nobody', () => {
    const code = 'export const f = (user) => console.log("```\\n</details><img src=x> @someone", user.phone);\n';
    const { out } = logfix(project({ ...SHOP, [NAME]: code }), ['audit', '--format', 'markdown']);
    const [prose, ...fences] = out.split(/^(?=`{3,}diff$)/m);
    expect(prose).toContain('&lt;img src=x&gt;');
    expect(out).toContain('````diff\n- export const f');
    const outside = [prose, ...fences.map((one) => one.replace(/^(`+)diff\n[^]*?\n\1$/m, ''))].join('');
    expect(outside).not.toMatch(/<img|@(?!#)[a-z]/);
    expect(out.split('\n').filter((line) => line.startsWith('|')).every((line) => line.endsWith('|'))).toBe(true);
  });

  it('fits into a comment, however much there is to say', () => {
    const body = `logger.info({ password: user.password, ${'phone: user.phone, '.repeat(40)} });\n`.repeat(30);
    const files = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [
      `src/${'deep/'.repeat(30)}m${i}.js`, `import { logger } from './logger.js';\n${body}`,
    ]));
    const { out } = logfix(project({ ...SHOP, ...files }), ['audit', '--format', 'markdown']);
    expect(out).toContain('<details>');
    expect(out.length).toBeLessThan(65_536);
  });

  it('speaks Korean', () => {
    const { out } = logfix(project(SHOP), ['audit', '--format', 'markdown', '--lang', 'ko']);
    expect(out).toMatch(/^### logfix-test-\S+ 로그 점검 보고서\n/);
    expect(out).toContain('평문으로 남는 개인정보');
    expect(out).not.toMatch(/\b(findings|Phase|by hand)\b/);
  });
});

describe('exit codes', () => {
  it('are 0 for a report, and 1 where --fail-on is met', () => {
    const root = project(SHOP);
    const codes = ['critical', 'high', 'low'].map((least) => logfix(root, ['audit', '--fail-on', least]).code);
    expect([logfix(root, ['audit']).code, ...codes]).toEqual([0, 1, 1, 1]);
    writeFileSync(join(root, 'old.json'), JSON.stringify(audited(root)));
    expect(logfix(root, ['audit', '--compare', 'old.json', '--fail-on', 'low']).code).toBe(0);
    expect(logfix(root, ['audit', 'src/orders.js', '--fail-on', 'high']).code).toBe(0);
  });

  it.each([
    [['--format', 'pdf'], '--format must be one of'],
    [['--lang', 'fr'], '--lang must be one of: en, ko'],
    [['--fail-on', 'worst'], '--fail-on must be one of: critical, high, medium, low'],
    [['nowhere'], 'nowhere: there is no such file or folder'],
  ])('are 2 for %j', (args, said) => {
    const { code, out, err } = logfix(project(SHOP), ['audit', ...args]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(said);
  });
});

describe('hostile trees', () => {
  it('names what cannot be read and goes on', () => {
    const root = project({ ...SHOP, 'src/broken.js': 'console.log((;', 'src/huge.js': `console.log(1);//${'x'.repeat(6 << 20)}` });
    const { failed, findings } = audited(root);
    expect(failed.map(({ file }) => file)).toEqual(['src/broken.js', 'src/huge.js']);
    expect(findings.length).toBeGreaterThan(3);
    expect(logfix(root, ['audit']).out).toContain('src/huge.js: is larger than 5 MiB');
  });

  it('follows no link out of the tree', () => {
    const outside = project({ 'secret.js': 'console.log(password);\n' });
    const root = project(SHOP);
    symlinkSync(outside, join(root, 'src/link'));
    symlinkSync(join(outside, 'secret.js'), join(root, 'src/link.js'));
    expect(audited(root).findings.filter(({ file }) => file.includes('link'))).toEqual([]);
  });

  it('lets no name of a file steer the terminal', () => {
    const name = 'src/\u001b[31mred\u202Egpj.js';
    const root = project({ ...SHOP, [name]: 'export const f = (user) => console.log(user.phone);\n' });
    const { out } = logfix(root, ['audit']);
    expect(out).not.toMatch(/[\u001b\u202e]/);
    expect(out).toContain('\\u001b[31mred\\u202egpj.js');
  });

  it('says so where nothing is wrong', () => {
    const { code, out } = logfix(project({ 'a.js': 'export const a = 1;\n' }), ['audit']);
    expect(code).toBe(0);
    expect(out).toContain('Nothing to report');
  });

  it('leaves no half of a report when it is stopped', async () => {
    const root = project(SHOP);
    for (let i = 0; i < 400; i++) {
      mkdirSync(join(root, `src/m${i}`));
      writeFileSync(join(root, `src/m${i}/a.js`), `export const n${i} = (u) => console.log(u.phone);\n`.repeat(40));
    }
    const args = ['--import', `data:text/javascript,${encodeURIComponent(TELLS_WHEN_READY)}`, BINARY];
    const child = spawn(process.execPath, [...args, 'audit', '--format', 'json', '--output', 'report.json'], { cwd: root });
    child.stderr.once('data', () => child.kill('SIGINT'));
    const code = await new Promise((done) => void child.on('exit', done));
    expect(code).toBe(130);
    expect(existsSync(join(root, 'report.json'))).toBe(false);
  });
});

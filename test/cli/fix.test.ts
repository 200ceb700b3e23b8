import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { commitAll, logfix, project } from '../support/cli.ts';

const ROOM = `import { api } from './api.js';

export async function join(roomName, user) {
  console.log('[DEBUG] joining', user.phone);
  try {
    await api.join(roomName);
  } catch (e) {
    console.log('Failed to join: ' + e.message);
  }
}
`;
const APP = {
  'package.json': '{ "name": "app", "type": "module", "dependencies": { "express": "5" } }\n',
  'src/room.js': ROOM,
  'src/quiet.js': 'export const a = 1;\n',
};
/** A failure that is logged and thrown on: nobody but a person can say which it should be. */
const UNDECIDED = `import { logger } from '@logfix/logger';

export function leave(room) {
  try {
    room.leave();
  } catch (err) {
    logger.error('Cannot leave', err);
    throw err;
  }
}
`;
const read = (root: string, file: string): string => readFileSync(join(root, file), 'utf8');

const validate = new Ajv().compile(
  JSON.parse(readFileSync(new URL('../../schema/fix.schema.json', import.meta.url), 'utf8')) as object,
);

interface Json {
  phase: number | null;
  codemods: string[];
  changes: { codemod: string; file: string; line: number; rule: string }[];
  left: { file: string; line: number; rule: string }[];
  summary: { changedFiles: number; dryRun: boolean };
}

function json(root: string, ...args: string[]): Json {
  const { out } = logfix(root, ['fix', '--format', 'json', ...args]);
  const document: unknown = JSON.parse(out);
  expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  return document as Json;
}

describe('all codemods', () => {
  it('run over a folder, and have nothing to do the second time', () => {
    const root = project(APP);
    const first = logfix(root, ['fix', 'src/']);
    const install = '@logfix/logger is imported but not in package.json: npm install @logfix/logger\n';
    expect(first).toMatchObject({ code: 0, err: install });
    expect(first.out).toMatch(/Made \d+ changes in 1 file \(2 files looked at\)/);
    expect(first.out).toContain('Nothing is left of migrate-console, mask-pii');
    const text = read(root, 'src/room.js');
    expect(text).toContain("logger.debug('joining', maskPhone(user.phone));");
    expect(text).toMatch(/logger\.error\('Failed to join', \{.*\broomName\b.*\bexc: e\b.* \}\);/);
    expect(text.match(/@logfix\/logger/g)).toHaveLength(1);
    const second = logfix(root, ['fix', 'src/']);
    expect(second).toMatchObject({ code: 0 });
    expect(second.out).toContain('Nothing to fix');
    expect(read(root, 'src/room.js')).toBe(text);
  });

  it('leave to a person what no codemod can decide, and so does check', () => {
    const root = project({ ...APP, 'src/leave.js': UNDECIDED });
    const fixed = logfix(root, ['fix', 'src/']);
    expect(fixed.code).toBe(1);
    expect(fixed.out).toMatch(/Left for a person to decide \(\d\)\n {2}src\/leave\.js:7 {2}Log err or throw it/);
    const checked = logfix(root, ['check', 'src/', '--format', 'json']);
    const { summary, findings } = JSON.parse(checked.out) as {
      summary: { byFix: object }; findings: { file: string; line: number }[];
    };
    expect(summary.byFix).toMatchObject({ safe: 0, suggest: 0 });
    expect(findings.map((f) => `${f.file}:${f.line}`)).toEqual(['src/leave.js:7']);
    expect(logfix(root, ['check', 'src/']).out).toContain('What is left is for a person to decide');
  });

  it('point at lines as they are afterwards', () => {
    const root = project(APP);
    const { changes } = json(root, 'src');
    const lines = read(root, 'src/room.js').split('\n');
    expect(changes.length).toBeGreaterThan(2);
    for (const { line } of changes) expect(lines[line - 1]).toMatch(/logger\.\w+\(|import/);
  });
});

describe('phases', () => {
  it('do their own part, and together all of it', () => {
    const [whole, parts] = [project(APP), project(APP)];
    logfix(whole, ['fix', 'src']);
    const first = json(parts, '--phase', '1', 'src');
    expect(first).toMatchObject({ phase: 1, codemods: ['migrate-console', 'mask-pii', 'level-from-env', 'escape-untrusted'] });
    const moved = read(parts, 'src/room.js');
    expect(moved).toContain('maskPhone(user.phone)');
    expect(moved).not.toContain('exc: e');
    expect(json(parts, '--phase=2', 'src').changes.map((c) => c.codemod)).toContain('enrich-errors');
    json(parts, '--phase=3', 'src');
    expect(read(parts, 'src/room.js')).toBe(read(whole, 'src/room.js'));
  });

  it('are three', () => {
    const { code, err } = logfix(project(APP), ['fix', '--phase', '4', 'src']);
    expect({ code, err }).toEqual({ code: 2, err: 'logfix: --phase must be one of: 1, 2, 3\n' });
  });
});

describe('what it refuses', () => {
  it('writes nothing in a dry run, and ends with 1', () => {
    const root = project(APP);
    const { code, out } = logfix(root, ['fix', 'src', '--dry-run']);
    expect(code).toBe(1);
    expect(out).toContain("-  console.log('[DEBUG] joining', user.phone);\n");
    expect(out).toContain("+  logger.debug('joining', maskPhone(user.phone));\n");
    expect(read(root, 'src/room.js')).toBe(ROOM);
  });

  it('writes where git could undo it, and nowhere else', () => {
    const root = project(APP);
    commitAll(root);
    writeFileSync(join(root, 'src/quiet.js'), 'export const a = 2;\n');
    const { code, err } = logfix(root, ['fix', 'src']);
    expect(code).toBe(2);
    expect(err).toContain('src/quiet.js');
    expect(read(root, 'src/room.js')).toBe(ROOM);
    expect(logfix(root, ['fix', 'src', '--force'])).toMatchObject({ code: 0 });
  });

  it('goes on past a file that does not parse', () => {
    const root = project({ ...APP, 'src/broken.js': 'console.log(' });
    const { code, out } = logfix(root, ['fix', 'src']);
    expect(code).toBe(1);
    expect(out).toContain('Could not work on 1 file\n  src/broken.js: ');
    expect(read(root, 'src/broken.js')).toBe('console.log(');
    expect(read(root, 'src/room.js')).toContain('logger.debug');
  });

  it('takes everything back when the command of --verify fails afterwards', () => {
    const root = project({
      ...APP,
      'test.js': "import { readFileSync } from 'node:fs';\nif (!readFileSync('src/room.js', 'utf8').includes('console')) process.exit(1);\n",
    });
    const { code } = logfix(root, ['fix', 'src', '--verify', 'node test.js']);
    expect(code).toBe(2);
    expect(read(root, 'src/room.js')).toBe(ROOM);
  });
});

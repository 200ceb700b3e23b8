import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/analysis/settings.ts';
import { fixFile, stepsOf } from '../../src/project/fix.ts';
import { PHASES } from '../../src/project/phase.ts';
import { CODEMODS } from '../../src/project/transform.ts';

const ALL = stepsOf(null);
const FILE = '/app/src/room.js';
const fix = (text: string, steps = ALL) => fixFile(FILE, text, DEFAULT_SETTINGS, steps);

/** Every call of this file is the business of two codemods or more. */
const TANGLED = `import { api } from './api.js';

export async function join(roomName, peerId, user) {
  console.log('[DEBUG] join', user.phone);
  console.log(\`[DEBUG] \${user.email} joins\`, roomName);
  try {
    await api.join(roomName, peerId);
  } catch (e) {
    console.log('Failed to join: ' + e.message, user.email);
  }
  api.leave(peerId).catch((err) => console.error('Cannot leave', err.message));
}
`;

describe('a call that several codemods change', () => {
  const { after, changes } = fix(TANGLED, stepsOf(1).concat(stepsOf(2)));

  it('gets the changes of all of them, under one import', () => {
    expect(after).toBe(`import { logger, maskPhone, maskEmail } from '@logfix/logger';
import { api } from './api.js';

export async function join(roomName, peerId, user) {
  logger.debug('join', maskPhone(user.phone));
  logger.debug(\`\${maskEmail(user.email)} joins\`, roomName);
  try {
    await api.join(roomName, peerId);
  } catch (e) {
    logger.error('Failed to join', maskEmail(user.email), { exc: e });
  }
  api.leave(peerId).catch((err) => logger.error('Cannot leave', { peerId, roomName, exc: err }));
}
`);
  });

  it('is named for each of them, with the line where it stands now', () => {
    const lines = after.split('\n');
    for (const { finding, line } of changes) {
      if (finding.call) expect(lines[line - 1]).toMatch(/logger\.\w+\(/);
    }
    expect(new Set(changes.map((c) => c.codemod))).toEqual(new Set(['migrate-console', 'enrich-errors']));
  });
});

const root = new URL('../codemods/', import.meta.url);
const cases = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /[\\/]before\.\w+$/.test(path))
  .map((path) => ({ at: path, file: basename(path), text: readFileSync(new URL(path, root), 'utf8') }));

describe.each(cases)('the example $at', ({ file, text }) => {
  const run = (source: string, steps: readonly string[] = ALL) =>
    fixFile(`/app/src/${file}`, source, DEFAULT_SETTINGS, steps);
  const once = run(text);

  it('is at rest after one run', () => {
    const again = run(once.after);
    expect(again.after).toBe(once.after);
    expect(again.changes).toEqual([]);
  });

  it('leaves nothing that a codemod could do', () => {
    expect(once.located.filter(({ finding }) => finding.fix !== null)).toEqual([]);
  });

  it('is the same phase by phase', () => {
    const byPhase = [1, 2, 3].reduce((source, p) => run(source, stepsOf(p as 1 | 2 | 3)).after, text);
    expect(byPhase).toBe(once.after);
  });

  it('keeps CRLF and the byte order mark', () => {
    const crlf = (source: string): string => `\uFEFF${source.replaceAll('\n', '\r\n')}`;
    expect(run(crlf(text)).after).toBe(crlf(once.after));
  });
});

it('has every codemod in one phase', () => {
  const named = Object.values(PHASES).flat();
  expect(new Set(named).size).toBe(named.length);
  expect(Object.keys(CODEMODS).filter((name) => !named.includes(name))).toEqual([]);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { runCodemodCommand } from '../../../src/cli/commands/codemod.ts';
import { logfix, project } from '../../support/cli.ts';

const FILES = {
  'package.json': '{ "name": "app", "type": "module" }\n',
  'src/a.js': "import './b.js';\nconsole.error('first', err);\nconsole.warn('second');\n",
  'src/c.js': "import './b.js';\nconsole.debug(third());\n",
};
const read = (root: string, file: string): string => readFileSync(join(root, file), 'utf8');

/** A terminal on which keys are typed, each after the next question has come. */
function terminal(keys: string) {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 100, rows: 40 });
  let shown = '';
  const left = [...keys];
  output.on('data', (chunk: Buffer) => {
    shown += chunk.toString();
    if (!/quit; run again to go on[\s\S]*$/.test(shown)) return;
    shown = '';
    const key = left.shift();
    if (key !== undefined) setTimeout(() => input.write(key), 30);
  });
  return { input, output };
}

async function answer(root: string, keys: string): Promise<{ code: number; out: string }> {
  let out = '';
  const io = { out: (t: string) => void (out += t), err: () => {}, progress: false, colour: false };
  const code = await runCodemodCommand(
    {
      codemod: 'migrate-console', paths: ['src'], cwd: root, dryRun: false, force: true,
      format: 'text', verbose: false, overrides: {}, terminal: terminal(keys),
    },
    io,
  );
  return { code, out };
}

describe('--interactive', () => {
  it('writes what was chosen: accepted, another level, kept', async () => {
    const root = project(FILES);
    await answer(root, 'yek');
    expect(read(root, 'src/a.js')).toBe(
      "import './b.js';\nimport { logger } from '@logfix/logger';\nlogger.error('first', err);\nlogger.error('second');\n",
    );
    expect(read(root, 'src/c.js')).toBe(FILES['src/c.js']);
  });

  it('quits with what was decided so far, and goes on in the next run', async () => {
    const root = project(FILES);
    expect(await answer(root, 'kq')).toMatchObject({ code: 130 });
    expect(read(root, 'src/a.js')).toBe(FILES['src/a.js']);
    await answer(root, 'yy');
    expect(read(root, 'src/a.js')).toBe(
      "import './b.js';\nimport { logger } from '@logfix/logger';\nconsole.error('first', err);\nlogger.warn('second');\n",
    );
    expect(read(root, 'src/c.js')).toContain('logger.debug(third())');
  });

  it('takes an answer back', async () => {
    const root = project(FILES);
    await answer(root, 'kuaq');
    expect(read(root, 'src/a.js')).toContain("logger.error('first', err);\nlogger.warn('second')");
  });

  it('says what it needs where nobody sits at a terminal', () => {
    const { code, err } = logfix(project(FILES), ['migrate-console', 'src', '--interactive']);
    expect(code).toBe(2);
    expect(err).toMatch(/--interactive needs a terminal/);
  });
});

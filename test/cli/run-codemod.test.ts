import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkNoConsole } from '../../src/analysis/checks/no-console.ts';
import { runCodemod } from '../../src/cli/run-codemod.ts';
import { loadConfig } from '../../src/project/config.ts';
import type { Check } from '../../src/source/file.ts';
import { project } from '../support/cli.ts';

/** A check whose edits leave a bracket open. */
const breaking: Check = (unit, settings) => checkNoConsole(unit, settings).map((finding) =>
  finding.fix === null
    ? finding
    : { ...finding, fix: { ...finding.fix, edits: [{ range: finding.range, text: 'logger.warn((1)' }] } });

it('writes no file that could not be read again, and says so', async () => {
  const root = project({ 'package.json': '{}', 'a.ts': 'console.warn(1);\n', 'b.ts': 'export {};\n' });
  const results: string[] = [];
  const { failed, broken } = await runCodemod({
    paths: ['.'],
    cwd: root,
    config: await loadConfig(root),
    checks: [breaking],
    write: true,
    onResult: (_, shown) => results.push(shown),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  expect(failed).toEqual([{ file: 'a.ts', message: expect.stringMatching(/^left as it is, .*\d:\d+.*report/) as string }]);
  expect({ broken, results }).toEqual({ broken: false, results: [] });
  expect(readFileSync(join(root, 'a.ts'), 'utf8')).toBe('console.warn(1);\n');
});

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { patchOf } from '../../src/cli/output/patch.ts';
import { makeProject, type Project } from '../support/project.ts';

let project: Project;
afterEach(() => project.remove());

const numbered = (count: number, text: string): string =>
  Array.from({ length: count }, (_, i) => `${text}(${i});\n`).join('');

it.each([
  ['a few lines', 'a\nb\nc\nd\n', 'a\nB\nc\nd\n'],
  ['more lines than are compared one by one', numbered(6000, 'console.log'), numbered(6000, 'logger.info')],
  [
    'the same between lines that stay',
    `'use strict';\n\n${numbered(6000, 'a')}x\ny\nz\n`,
    `'use strict';\n\nimport z;\n${numbered(6000, 'b')}x\ny\nz\n`,
  ],
  ['no last line break', `${numbered(6000, 'a')}end`, `${numbered(6000, 'b')}end`],
  ['a last line that changes', `${numbered(6000, 'a')}end`, `${numbered(6000, 'b')}END\n`],
])('writes a patch that git applies: %s', (_, before, after) => {
  project = makeProject({ 'a.js': before });
  const git = (...args: string[]) => execFileSync('git', args, { cwd: project.root });
  git('init', '-q');
  project.write('change.patch', patchOf(before, after, 'a.js'));
  git('apply', 'change.patch');
  expect(readFileSync(project.path('a.js'), 'utf8')).toBe(after);
});

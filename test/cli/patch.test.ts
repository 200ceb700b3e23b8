import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { colorsOf, diffOf } from '../../src/cli/output/text.ts';
import { makeProject, type Project } from '../support/project.ts';

const PLAIN = colorsOf({ colour: false });
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
  ['lines that end in a tab', 'a\t\nb\t\nc\t\n', 'a\t\nB\t\nc\t\n'],
  ['lines like those around a patch', '-- a\t\n=====\nb\n', '++ a\t\n=====\nc\n'],
  ['a last line that changes', `${numbered(6000, 'a')}end`, `${numbered(6000, 'b')}END\n`],
])('writes a patch that git applies: %s', (_, before, after) => {
  project = makeProject({ 'a b@@.js': before });
  const git = (...args: string[]) => execFileSync('git', args, { cwd: project.root });
  git('init', '-q');
  project.write('change.patch', diffOf({ before, after }, 'a b@@.js', PLAIN));
  git('apply', 'change.patch');
  expect(readFileSync(project.path('a b@@.js'), 'utf8')).toBe(after);
});

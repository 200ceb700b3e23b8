import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { logfix, project } from '../support/cli.ts';

/** Writes down what the process tells V8, before anything of ours is loaded. */
const WATCH = `
const { appendFileSync } = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const v8 = require('node:v8');
const set = v8.setFlagsFromString;
v8.setFlagsFromString = (flag) => { appendFileSync(process.env.FLAGS_SEEN, flag + '\\n'); set(flag); };
syncBuiltinESMExports();
`;

it('tells a running V8 only what it may hear while it runs: numbers that it reads anew', () => {
  const root = project({ 'src/a.js': 'console.log("on");\n', 'watch.cjs': WATCH, seen: '' });
  const { code } = logfix(root, ['check', 'src'], {
    FLAGS_SEEN: join(root, 'seen'), NODE_OPTIONS: `--require=${join(root, 'watch.cjs')}`,
  });
  expect(code).toBe(1);
  const wanted = Number.parseInt(process.versions.v8, 10) < 12 ? /^--interrupt-budget=\d+\n$/ : /^$/;
  expect(readFileSync(join(root, 'seen'), 'utf8')).toMatch(wanted);
});

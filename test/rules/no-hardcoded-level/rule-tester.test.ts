import { RuleTester, type RunTests } from '@typescript-eslint/rule-tester';
import { afterAll, describe, it } from 'vitest';
import rule from '../../../rules/no-hardcoded-level.ts';
import { REPORTED, SILENT } from './forms.ts';

RuleTester.afterAll = afterAll;
RuleTester.describe = describe;
RuleTester.it = it;

const filename = '/app/src/room.mjs';
const run = (name: string, cases: RunTests<string, []>): void =>
  new RuleTester().run(name, rule as never, cases);

run('no-hardcoded-level', {
  valid: [
    ...SILENT.map((code) => ({ code, filename })),
    { name: 'leaves tests alone', code: REPORTED[0]!.code, filename: '/app/test/room.test.js' },
    { name: 'leaves command-line programs alone', code: `#!/usr/bin/env node\n${REPORTED[0]!.code}`, filename: '/app/bin/a.js' },
  ],
  invalid: REPORTED.map(({ code, after, filename: own }) => ({
    code,
    filename: own ? `/app/src/${own}` : filename,
    errors: [{
      messageId: after === null ? 'manual' : 'hardcoded',
      suggestions: after === null ? [] : [{ messageId: 'suggestion', output: after }],
    }],
  })),
});

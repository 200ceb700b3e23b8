import { RuleTester, type InvalidTestCase, type RunTests } from '@typescript-eslint/rule-tester';
import { afterAll, describe, it } from 'vitest';
import rule from '../../../rules/require-error-context.ts';
import { BARE, BY_HAND, LOST, SILENT, UNNAMED, WITHOUT_CONTEXT, wrap, type Form } from './forms.ts';

RuleTester.afterAll = afterAll;
RuleTester.describe = describe;
RuleTester.it = it;

const tester = new RuleTester();
const filename = '/app/src/orders.ts';

type Invalid = InvalidTestCase<string, []>;

const invalid = ({ name, code, fixed, ids, safe }: Form): Invalid => {
  const output = wrap(safe ?? fixed);
  // Where `--fix` does nothing, the one action of the one finding does it all.
  const isAlone = ids.length === 1 && safe === code && fixed !== code;
  const errors = ids.map((messageId) => ({
    messageId,
    ...(isAlone ? { suggestions: [{ messageId: 'suggestion', output: wrap(fixed) }] } : {}),
  }));
  return {
    name,
    code: wrap(code),
    filename,
    errors: errors as unknown as Invalid['errors'],
    output: output === wrap(code) ? null : output,
  };
};

const run = (cases: RunTests<string, []>): void =>
  tester.run('require-error-context', rule as never, cases);

run({
  invalid: [...LOST, ...BARE, ...WITHOUT_CONTEXT, ...BY_HAND, ...UNNAMED].map(invalid),
  valid: [
    ...SILENT.map((code) => ({ code: wrap(code), filename })),
    {
      name: 'a test',
      code: wrap(LOST[0]!.code),
      filename: '/app/test/orders.test.ts',
    },
  ],
});

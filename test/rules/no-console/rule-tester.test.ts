import { RuleTester, type InvalidTestCase, type RunTests } from '@typescript-eslint/rule-tester';
import { afterAll, describe, it } from 'vitest';
import noConsole from '../../../rules/no-console.ts';
import { ALIASED, REPORTED, SILENT, TYPED, type Form, type Report } from './forms.ts';

RuleTester.afterAll = afterAll;
RuleTester.describe = describe;
RuleTester.it = it;

const IMPORT = `import { logger } from '@logfix/logger';\n`;
const settings = { logfix: { logger: { import: '@logfix/logger' }, defaultLevel: 'debug' } };

const tester = new RuleTester({
  languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
});

/** Message id, and how many actions an editor offers: the other levels, with or without the fix. */
const EXPECTED: Readonly<Record<Report, readonly [messageId: string, suggestions: number]>> = {
  safe: ['useLogger', 5],
  look: ['useLogger', 6],
  remove: ['remove', 1],
  alias: ['alias', 0],
  dynamic: ['useLogger', 0],
  manual: ['manual', 0],
  import: ['missingImport', 0],
};

type Invalid = InvalidTestCase<string, []>;

function invalid({ code, fixed, reports, filename = 'room.ts' }: Form): Invalid {
  const errors = reports.map((report) => {
    const [messageId, suggestions] = EXPECTED[report];
    return suggestions === 0 ? { messageId } : { messageId, suggestions };
  });
  return {
    code: IMPORT + code,
    errors: errors as unknown as Invalid['errors'],
    filename: `/app/src/${filename}`,
    settings,
    output: fixed === undefined ? null : IMPORT + fixed,
  };
}

const run = (name: string, cases: RunTests<string, []>): void =>
  tester.run(name, noConsole as never, cases);

run('no-console', {
  invalid: [...REPORTED, ...TYPED].map(invalid),
  valid: SILENT.map((code) => ({ code, filename: '/app/src/room.ts', settings })),
});

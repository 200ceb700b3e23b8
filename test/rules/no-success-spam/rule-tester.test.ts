import { RuleTester, type InvalidTestCase, type RunTests } from '@typescript-eslint/rule-tester';
import { afterAll, describe, it } from 'vitest';
import rule from '../../../rules/no-success-spam.ts';
import { COUNTED, SILENT } from './forms.ts';

RuleTester.afterAll = afterAll;
RuleTester.describe = describe;
RuleTester.it = it;

const filename = '/app/src/room.mjs';
const HEAD = `import { logger } from '@logfix/logger';\n`;
const run = (name: string, cases: RunTests<string, []>): void =>
  new RuleTester().run(name, rule as never, cases);

type Invalid = InvalidTestCase<string, []>;

run('no-success-spam', {
  valid: [
    ...SILENT.map((code) => ({ code: HEAD + code, filename })),
    { name: 'leaves scripts alone', code: HEAD + COUNTED[0]!.code, filename: '/app/test/room.test.js' },
  ],
  invalid: [
    ...COUNTED.map(({ code, after }): Invalid => ({
      code: HEAD + code,
      filename,
      errors: [{
        messageId: 'count',
        suggestions: [
          { messageId: 'suggestion', output: HEAD + after },
          { messageId: 'suggestion', output: HEAD + code.replace('.info(', '.debug(') },
        ],
      }],
    })),
    {
      name: 'has no counter where the logger has none',
      code: `import pino from 'pino';\nconst log = pino();\nsocket.on('message', () => { log.info('Message received'); });`,
      filename,
      errors: [{
        messageId: 'quiet',
        data: { level: 'debug', why: 'the line is written for every message' },
        suggestions: [{
          messageId: 'suggestion',
          output: `import pino from 'pino';\nconst log = pino();\nsocket.on('message', () => { log.debug('Message received'); });`,
        }],
      }],
    },
  ],
});

import { RuleTester, type InvalidTestCase, type RunTests } from '@typescript-eslint/rule-tester';
import { afterAll, describe, it } from 'vitest';
import rule from '../../../rules/no-mislabeled-level.ts';
import { LABELS, SILENT } from './forms.ts';

RuleTester.afterAll = afterAll;
RuleTester.describe = describe;
RuleTester.it = it;

const filename = '/app/src/room.ts';
const HEAD = `import { logger } from '@logfix/logger';\n`;
const run = (name: string, cases: RunTests<string, []>): void =>
  new RuleTester().run(name, rule as never, cases);

type Invalid = InvalidTestCase<string, []>;

/** Loggers of which the file shows what they are: `--fix` may act. */
const known = LABELS.filter(({ code }) => /^logger\W/.test(code) && !code.includes('.log('));

run('no-mislabeled-level', {
  valid: SILENT.map((code) => ({ code: HEAD + code, filename })),
  invalid: [
    ...known.map(({ code, after }): Invalid => ({
      code: HEAD + code, filename, output: HEAD + after, errors: [{ messageId: 'label' }],
    })),
    {
      name: 'asks where nothing says that the logger has the level',
      code: `log.info('[DEBUG] offer');`,
      filename,
      output: null,
      errors: [{
        messageId: 'label',
        data: { level: 'debug', label: '[DEBUG]' },
        suggestions: [{
          messageId: 'suggestion',
          data: { title: 'Log as debug: the message is labelled [DEBUG]' },
          output: `log.debug('offer');`,
        }],
      }],
    },
    {
      name: 'fixes where another call of the file shows the level',
      code: `log.debug('a');\nlog.info('[DEBUG] offer');`,
      filename,
      output: `log.debug('a');\nlog.debug('offer');`,
      errors: [{ messageId: 'label' }],
    },
    {
      name: 'uses the names of the library',
      code: `import winston from 'winston';\nwinston.info('[TRACE] offer');`,
      filename,
      output: `import winston from 'winston';\nwinston.silly('offer');`,
      errors: [{ messageId: 'label', data: { level: 'silly', label: '[TRACE]' } }],
    },
    {
      name: 'offers error and warn for a failure',
      code: `${HEAD}try { go(); } catch (err) { logger.info('join failed', err); }`,
      filename,
      errors: [{
        messageId: 'failure',
        suggestions: ['error', 'warn'].map((level) => ({
          messageId: 'suggestion',
          output: `${HEAD}try { go(); } catch (err) { logger.${level}('join failed', err); }`,
        })),
      }],
    },
    {
      name: "leaves Nest's arguments to a person",
      code: `import { Logger } from '@nestjs/common';\nconst logger = new Logger('a');\nlogger.log('[ERROR] a', 'Room');`,
      filename,
      output: null,
      errors: [{ messageId: 'label', suggestions: [] }],
    },
  ],
});

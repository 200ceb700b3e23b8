import { RuleTester, type InvalidTestCase, type RunTests } from '@typescript-eslint/rule-tester';
import { afterAll, describe, it } from 'vitest';
import noUnmaskedPii from '../../../rules/no-unmasked-pii.ts';
import { EVIDENCE, NO_EVIDENCE } from './evidence.ts';
import { BAD_MASKS, CONTAINERS, DIRECT, FLOWING, LITERALS, SILENT, type Form } from './forms.ts';

RuleTester.afterAll = afterAll;
RuleTester.describe = describe;
RuleTester.it = it;

const tester = new RuleTester();
const filename = '/app/src/room.ts';

type Invalid = InvalidTestCase<string, []>;

const invalid = (messageId: string) => ({ code, kinds }: Form): Invalid => ({
  code,
  filename,
  errors: kinds.map(() => ({ messageId, suggestions: 1 })) as unknown as Invalid['errors'],
});

const run = (name: string, cases: RunTests<string, []>): void =>
  tester.run(name, noUnmaskedPii as never, cases);

const HAS_MASKS = `import { maskPhone, maskEmail } from '@logfix/logger';\n`;
const HAS_OWN = `import { maskPhoneNumber } from './privacy.js';\n`;
const settings = {
  logfix: {
    pii: {
      kinds: { email: 'allow', rrn: 'forbid' },
      names: { phone: ['handyNumber'] },
      ignore: ['accessToken'],
      maskers: { phone: { import: './src/tel.js', name: 'hideTel' } },
      sanitizers: ['strip'],
    },
  },
};

run('no-unmasked-pii', {
  invalid: [
    ...[...DIRECT, ...FLOWING, ...CONTAINERS, ...LITERALS, ...EVIDENCE].map(invalid('mask')),
    ...BAD_MASKS.map(invalid('badMask')),
    {
      name: 'uses the mask that the file imports',
      code: `${HAS_MASKS}logger.info(user.phone);`,
      filename,
      errors: [{
        messageId: 'mask',
        data: {
          expression: 'user.phone', kind: 'phone number', severity: 'high',
          why: 'user.phone says phone, of user',
        },
        suggestions: [{
          messageId: 'suggestion',
          data: { title: 'Mask the phone number with maskPhone()' },
          output: `${HAS_MASKS}logger.info(maskPhone(user.phone));`,
        }],
      }],
    },
    {
      name: "prefers the project's own mask",
      code: `${HAS_OWN}logger.info(user.phone);`,
      filename,
      errors: [{
        messageId: 'mask',
        suggestions: [{
          messageId: 'suggestion',
          output: `${HAS_OWN}logger.info(maskPhoneNumber(user.phone));`,
        }],
      }],
    },
    {
      name: 'takes another name where ours means something else',
      code: `function f(maskPhone) { logger.info(user.phone); }`,
      filename,
      errors: [{
        messageId: 'mask',
        suggestions: [{
          messageId: 'suggestion',
          output:
            `import { maskPhone as maskPhoneValue } from '@logfix/logger';\n\n` +
            `function f(maskPhone) { logger.info(maskPhoneValue(user.phone)); }`,
        }],
      }],
    },
    {
      name: 'heeds the names, policies and masks of the configuration',
      code: `logger.info(email, rrn, handyNumber);`,
      filename,
      settings,
      errors: [
        { messageId: 'forbidden', suggestions: 1 },
        {
          messageId: 'mask',
          suggestions: [{
            messageId: 'suggestion',
            output: `import { hideTel } from '../../src/tel.js';\n\nlogger.info(email, rrn, hideTel(handyNumber));`,
          }],
        },
      ] as unknown as Invalid['errors'],
    },
    {
      name: 'types of parameters clear names, and make records of others',
      code: `function f(phone: boolean, u: User, email: 'on' | 'off', token: number) {
        logger.info(phone, u, email, token);
      }`,
      filename,
      errors: [{ messageId: 'mask', suggestions: 1 }] as unknown as Invalid['errors'],
    },
  ],
  valid: [
    ...[...SILENT, ...NO_EVIDENCE].map((code) => ({ code, filename })),
    { code: `logger.info(email, accessToken, strip(phone));`, filename, settings },
    { code: `logger.info(user.phone);`, filename: '/app/test/room.test.ts' },
  ],
});

import { RuleTester } from '@typescript-eslint/rule-tester';
import { afterAll, describe, it } from 'vitest';
import rule from '../../../rules/prefer-structured.ts';

RuleTester.afterAll = afterAll;
RuleTester.describe = describe;
RuleTester.it = it;

const filename = '/app/src/room.ts';
const HEAD = `import { logger } from '@logfix/logger';\n`;

new RuleTester().run('prefer-structured', rule as never, {
  valid: [
    { code: `${HEAD}logger.info('joined', { roomName });`, filename },
    { name: 'tests', code: `${HEAD}logger.info(\`joined \${roomName}\`);`, filename: '/app/test/room.test.ts' },
  ],
  invalid: [
    {
      name: 'asks, and never rewrites by itself',
      code: `${HEAD}logger.info(\`joined \${data.room_name} as \${peerId!}\`);`,
      filename,
      output: null,
      errors: [{
        messageId: 'structure',
        data: { fields: 'roomName, peerId', message: '"joined"' },
        suggestions: [{
          messageId: 'suggestion',
          data: { title: 'Log roomName, peerId as fields' },
          output: `${HEAD}logger.info('joined', { roomName: data.room_name, peerId: peerId! });`,
        }],
      }],
    },
  ],
});

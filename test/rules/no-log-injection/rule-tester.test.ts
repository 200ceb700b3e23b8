import { RuleTester } from '@typescript-eslint/rule-tester';
import { afterAll, describe, it } from 'vitest';
import rule from '../../../rules/no-log-injection.ts';

RuleTester.afterAll = afterAll;
RuleTester.describe = describe;
RuleTester.it = it;

const filename = '/app/server/room.ts';
const QUOTE = 'Write it with JSON.stringify(), which escapes line breaks and control characters';
const route = (body: string): string => `app.get('/a', (req, res) => { ${body} });`;

new RuleTester().run('no-log-injection', rule as never, {
  valid: [
    { code: route('console.log(req.body);'), filename },
    { name: 'tests', code: route('console.log(`${req.body.name}`);'), filename: '/app/test/room.test.ts' },
    {
      name: 'numbers of a controller',
      code: `class A { @Get() f(@Query('n') n: number) { console.log(\`n \${n}\`); } }`,
      filename,
    },
    {
      name: 'messages in a browser',
      code: `socket.on('chat', (msg) => { document.title = msg; console.log(\`chat \${msg}\`); });`,
      filename: '/app/src/chat.ts',
    },
  ],
  invalid: [
    {
      name: 'offers to quote, and to make it a field',
      code: route("console.log('join', req.body.room_name);"),
      filename,
      output: null,
      errors: [{
        messageId: 'injection',
        data: {
          expression: 'req.body.room_name',
          why: 'whoever sends the request can begin a new line of the log with it',
        },
        suggestions: [
          {
            messageId: 'suggestion', data: { title: QUOTE },
            output: route("console.log('join', JSON.stringify(req.body.room_name));"),
          },
          {
            messageId: 'suggestion', data: { title: 'Log it as the field roomName' },
            output: route("console.log('join', { roomName: req.body.room_name });"),
          },
        ],
      }],
    },
    {
      name: 'parameters of a controller',
      code: `class A { @Get() f(@Query('name') name: string) { console.log(\`hi \${name}\`); } }`,
      filename,
      output: null,
      errors: [{
        messageId: 'injection',
        suggestions: [{
          messageId: 'suggestion', data: { title: QUOTE },
          output: `class A { @Get() f(@Query('name') name: string) { console.log(\`hi \${JSON.stringify(name)}\`); } }`,
        }],
      }],
    },
  ],
});

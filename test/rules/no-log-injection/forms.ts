/** Code, and what the codemod makes of it. */
export interface Form {
  readonly code: string;
  readonly after: string;
  /** Reports; 1 unless said. */
  readonly times?: number;
}

const inRoute = (body: string): string => `app.post('/a', async (req, res) => { ${body} });`;
const inSocket = (body: string): string => `socket.on('chat', (msg) => { ${body} });`;
const route = (before: string, after: string, times = 1): Form =>
  ({ code: inRoute(before), after: inRoute(after), times });
const socket = (before: string, after: string, times = 1): Form =>
  ({ code: inSocket(before), after: inSocket(after), times });

/** Text of strangers that a text log would hold as it is. */
export const REPORTED: readonly Form[] = [
  route('console.log(`join ${req.body.name}`);', 'console.log(`join ${JSON.stringify(req.body.name)}`);'),
  route("console.log('join ' + req.query.room);", "console.log('join ' + JSON.stringify(req.query.room));"),
  route("console.warn('no room', req.params.id);", "console.warn('no room', JSON.stringify(req.params.id));"),
  route("console.info('%s', req.cookies.theme);", "console.info('%s', JSON.stringify(req.cookies.theme));"),
  route("console.error('agent', req.headers['user-agent']);", "console.error('agent', JSON.stringify(req.headers['user-agent']));"),
  route("console.log('from', req.get('Referer'));", "console.log('from', JSON.stringify(req.get('Referer')));"),
  route('const { name } = req.body; console.log(`hi ${name}`);', 'const { name } = req.body; console.log(`hi ${JSON.stringify(name)}`);'),
  route('const name = req.query.name || "you"; console.log("hi", name);', 'const name = req.query.name || "you"; console.log("hi", JSON.stringify(name));'),
  route('console.log(`hi ${req.body.name.trim()}`);', 'console.log(`hi ${JSON.stringify(req.body.name.trim())}`);'),
  route('console.log(req.body?.name);', 'console.log(JSON.stringify(req.body?.name));'),
  route('const input = await req.json(); console.log(`to ${input.to}`);', 'const input = await req.json(); console.log(`to ${JSON.stringify(input.to)}`);'),
  route('console.log(`${req.body.a} and ${req.body.b}`);', 'console.log(`${JSON.stringify(req.body.a)} and ${JSON.stringify(req.body.b)}`);', 2),
  socket('console.log(`chat: ${msg}`);', 'console.log(`chat: ${JSON.stringify(msg)}`);'),
  socket("console.log('chat', msg.text);", "console.log('chat', JSON.stringify(msg.text));"),
  socket('const { text } = JSON.parse(msg); console.log(`chat ${text}`);', 'const { text } = JSON.parse(msg); console.log(`chat ${JSON.stringify(text)}`);'),
  {
    code: `import log from 'loglevel';\n${inRoute('log.info(`join ${req.body.name}`);')}`,
    after: `import log from 'loglevel';\n${inRoute('log.info(`join ${JSON.stringify(req.body.name)}`);')}`,
  },
  {
    code: `import { consola } from 'consola';\n${inRoute("consola.info('join', req.body.name);")}`,
    after: `import { consola } from 'consola';\n${inRoute("consola.info('join', JSON.stringify(req.body.name));")}`,
  },
];

/** What nobody can begin a line with. */
export const SILENT: readonly string[] = [
  inRoute('console.log(`join ${JSON.stringify(req.body.name)}`);'),
  inRoute('console.log(`join ${encodeURIComponent(req.body.name)}`);'),
  inRoute('console.log(`room ${Number(req.params.id)}`);'),
  inRoute('console.log(`room ${parseInt(req.params.id, 10)}`);'),
  inRoute("console.log('name', req.body.name.replace(/[\\r\\n]/g, ''));"),
  inRoute('console.log(`${req.body.rooms.length} rooms`);'),
  inRoute("console.log('body', req.body);"),
  inRoute("console.log('body', { name: req.body.name });"),
  inRoute('console.log(req.method, req.path, res.statusCode);'),
  inRoute('console.log(sanitize(req.body.name));'),
  inRoute('console.log(typeof req.body.name, req.body.name === "a", !req.body.name);'),
  inRoute('let name = req.body.name; name = clean(name); console.log(`hi ${name}`);'),
  `import { logger } from '@logfix/logger';\n${inRoute('logger.info(`join ${req.body.name}`);')}`,
  `import pino from 'pino';\nconst logger = pino();\n${inRoute('logger.info(`join ${req.body.name}`);')}`,
  "server.on('close', (code) => console.log(`closed ${code}`));",
  "socket.on('disconnect', (reason) => console.log(`gone: ${reason}`));",
  'function f(name) { console.log(`hi ${name}`); }',
  'request.onsuccess = () => console.log(`opened ${request.result.name}`);',
];

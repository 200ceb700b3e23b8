/**
 * What a report is: `safe` is fixed by --fix, `look` and `remove` are offered as suggestions,
 * `alias` waits for its calls, `manual` has neither; a `dynamic` call has no other level to choose.
 */
export type Report = 'safe' | 'look' | 'remove' | 'alias' | 'manual' | 'dynamic' | 'import';

export interface Form {
  readonly code: string;
  /** The code after `--fix`; absent where no fix is applied unasked. */
  readonly fixed?: string;
  readonly reports: readonly Report[];
  readonly filename?: string;
}

const safe = (code: string, fixed: string, ...reports: Report[]): Form => ({
  code,
  fixed,
  reports: reports.length > 0 ? reports : ['safe'],
});
const open = (code: string, ...reports: Report[]): Form => ({ code, reports });

/** Forms of console calls, in a file that has its logger; a plain log is `debug` here. */
export const REPORTED: readonly Form[] = [
  // Methods
  safe(`console.log('joined');`, `logger.debug('joined');`),
  safe(`console.debug('joined', room);`, `logger.debug('joined', room);`),
  safe(`console.info('joined');`, `logger.info('joined');`),
  safe(`console.warn('slow', ms);`, `logger.warn('slow', ms);`),
  safe(`console.error(err);`, `logger.error(err);`),
  safe(`console.warn('%s took %d ms', name, ms);`, `logger.warn('%s took %d ms', name, ms);`),
  safe('console.warn(`slow: ${ms} ms`);', 'logger.warn(`slow: ${ms} ms`);'),
  safe(`console.warn(...parts);`, `logger.warn(...parts);`),
  safe(`console.warn('느린 연결', ms);`, `logger.warn('느린 연결', ms);`),
  // Labels
  safe(`console.log('[DEBUG] offer', sdp);`, `logger.debug('offer', sdp);`),
  safe(`console.log('ERROR: no track');`, `logger.error('no track');`),
  // Ways to name the console
  safe(`console?.warn('x');`, `logger.warn('x');`),
  safe(`console.warn?.('x');`, `logger.warn('x');`),
  safe(`console?.warn?.('x');`, `logger.warn('x');`),
  safe(`console['warn']('x');`, `logger['warn']('x');`),
  safe('console[`warn`](\'x\');', 'logger[`warn`](\'x\');'),
  safe(`(console).warn('x');`, `logger.warn('x');`),
  safe(`(console.warn)('x');`, `(logger.warn)('x');`),
  safe(`window.console.warn('x');`, `logger.warn('x');`),
  safe(`globalThis.console.warn('x');`, `logger.warn('x');`),
  safe(`global.console?.warn('x');`, `logger.warn('x');`),
  safe(`self['console'].warn('x');`, `logger.warn('x');`),
  safe(`console\n  .warn('x');`, `logger\n  .warn('x');`),
  safe(`console /* a */ . /* b */ warn('x');`, `logger /* a */ . /* b */ warn('x');`),
  // Places
  safe(`if (bad) console.warn('x'); else console.error(err);`,
    `if (bad) logger.warn('x'); else logger.error(err);`, 'safe', 'safe'),
  safe(`const f = (x) => console.warn('got', x.id);`, `const f = (x) => logger.warn('got', x.id);`),
  safe(`a && console.warn('x');`, `a && logger.warn('x');`),
  safe(`const r = (console.warn('x'), value);`, `const r = (logger.warn('x'), value);`),
  safe(`for (const t of list) console.warn('track', t.id);`, `for (const t of list) logger.warn('track', t.id);`),
  safe(`async () => { await console.warn('x'); };`, `async () => { await logger.warn('x'); };`),
  safe(`void console.warn('x');`, `void logger.warn('x');`),
  safe(`console.warn('a', list.map((x) => { console.warn('b'); return x; }));`,
    `logger.warn('a', list.map((x) => { logger.warn('b'); return x; }));`, 'safe', 'safe'),
  // Values
  safe(`work().catch(console.error);`, `work().catch(logger.error);`),
  safe(`work().then(console.warn, console.error);`, `work().then(logger.warn, logger.error);`, 'safe', 'safe'),
  safe(`socket.on('error', console.error);`, `socket.on('error', logger.error);`),
  safe(`const report = verbose ? console.warn : noop;`, `const report = verbose ? logger.warn : noop;`),
  safe(`run({ warn: console.warn });`, `run({ warn: logger.warn });`),
  safe(`setTimeout(console.warn, 10, 'x');`, `setTimeout(logger.warn, 10, 'x');`),
  safe(`const warn = console.warn.bind(console, 'x:'); warn();`,
    `const warn = logger.warn.bind(logger, 'x:'); warn();`),
  safe(`console.warn.call(console, 'x');`, `logger.warn.call(logger, 'x');`),
  safe(`console.warn.apply(console, list);`, `logger.warn.apply(logger, list);`),
  // Methods that only a dynamic name tells
  safe(`console[bad ? 'warn' : 'info']('x');`, `logger[bad ? 'warn' : 'info']('x');`, 'dynamic'),
  open(`console[level]('x');`, 'manual'),
  // Methods with a meaning of their own
  safe(`console.table(rows);`, `logger.debug(rows);`),
  safe(`console.dir(value);`, `logger.debug(value);`),
  open(`console.table(rows, ['id']);`, 'manual'),
  safe(`console.dir(value, { depth: null });`, `logger.debug(value);`),
  open(`console.trace('here');`, 'look'),
  open(`console.assert(ok, 'not ok');`, 'look'),
  open(`const r = console.assert(ok, 'not ok');`, 'manual'),
  open(`console.group('room'); work(); console.groupEnd();`, 'look', 'remove'),
  open(`console.time('t'); console.timeEnd('t');`, 'manual', 'manual'),
  open(`console.count('c');`, 'manual'),
  open(`console.clear();`, 'manual'),
];

/** Aliases and modules: what names the console goes when its calls are gone. */
export const ALIASED: readonly Form[] = [
  safe(`const { warn } = console;\nwarn('x');\n`, `logger.warn('x');\n`, 'alias', 'safe'),
  safe(`const { warn, error: fail } = console;\nwarn('x');\nfail('y');\n`,
    `logger.warn('x');\nlogger.error('y');\n`, 'alias', 'alias', 'safe', 'safe'),
  safe(`const say = console.warn;\nsay('x');\n`, `logger.warn('x');\n`, 'alias', 'safe'),
  safe(`const c = console;\nc.warn('x');\n`, `logger.warn('x');\n`, 'alias', 'safe'),
  safe(`import { warn } from 'node:console';\nwarn('x');\n`, `logger.warn('x');\n`, 'alias', 'safe'),
  safe(`import c from 'console';\nc.warn('x');\n`, `logger.warn('x');\n`, 'alias', 'safe'),
  safe(`const c = require('console');\nc.warn('x');\n`, `logger.warn('x');\n`, 'alias', 'safe'),
];

/** TypeScript and JSX. */
export const TYPED: readonly Form[] = [
  safe(`(console as any).warn('x');`, `logger.warn('x');`),
  safe(`console!.warn('x');`, `logger.warn('x');`),
  safe(`console.warn('x', value as string, other!);`, `logger.warn('x', value as string, other!);`),
  safe(`class A { constructor(private id: string) { console.warn('made', id); } }`,
    `class A { constructor(private id: string) { logger.warn('made', id); } }`),
  { ...safe(`const b = <button onClick={() => console.warn('x')}>{list.map(l => <i key={l} />)}</button>;`,
    `const b = <button onClick={() => logger.warn('x')}>{list.map(l => <i key={l} />)}</button>;`),
    filename: 'button.tsx' },
  { ...safe(`const b = <button onAbort={console.warn} />;`, `const b = <button onAbort={logger.warn} />;`),
    filename: 'button.tsx' },
];

/** Nothing here is a call of the global console that a person wants to hear of. */
export const SILENT: readonly string[] = [
  `import { logger } from '@logfix/logger'; logger.warn('x');`,
  `import logger from './log.js'; logger.warn('x');`,
  `function f(logger) { logger.warn('x'); }`,
  `logger.child({ a: 1 }); logger.warn('x');`,
  `catalog.warn('x'); blog.info('y');`,
  `function f(console) { console.log('x'); }`,
  `const console = makeConsole(); console.log('x');`,
  `import console from './console.js'; console.log('x');`,
  `import { console } from 'test-console'; console.log('x');`,
  `try { work(); } catch (console) { console.log('x'); }`,
  `const { console } = page; console.log('x');`,
  `page.console.log('x');`,
  `this.console.log('x');`,
  `const window = open(); window.console.log('x');`,
  `const text = 'console.log(1)'; // console.log(2)`,
  `const o = { console: 1 }; o.console; class A { console() {} }`,
  `if (typeof console !== 'undefined') work();`,
  `const has = !!console && 'table' in console;`,
  `console.log = () => {};`,
  `const original = console.error;\nconsole.error = (...args) => { track(args); original(...args); };`,
  `vi.spyOn(console, 'log');`,
  `run({ logger: console });`,
  `new Server(console);`,
  `export const log = console.log;`,
  `const log = (...args) => console.log('[app]', ...args);`,
  `class Logger { info(m) { console.info(m); } warn(m) { console.warn(m); } error(m) { console.error(m); } }`,
  `export const logger2 = { debug: console.debug, info: console.info, warn: console.warn };`,
];

import { describe, expect, it } from 'vitest';
import { checkNoConsole } from '../../src/analysis/checks/no-console.ts';
import { DEFAULT_SETTINGS } from '../../src/analysis/settings.ts';
import { parse } from '../../src/source/parse.ts';

/** Each call's reason for staying, or `open`, in the order of the file. */
function answers(code: string, filename = 'src/room.ts'): string[] {
  const findings = checkNoConsole(parse(filename, code), DEFAULT_SETTINGS);
  return findings.filter((f) => f.call).map((f) => f.kept ?? 'open');
}

const allKept = (code: string, filename?: string): void => {
  const found = answers(code, filename);
  expect(found.length, code).toBeGreaterThan(0);
  for (const reason of found) {
    expect(reason, code).toMatch(/part of a logger|replaces functions of the console/);
  }
};

const allOpen = (code: string, filename?: string): void => {
  const found = answers(code, filename);
  expect(found.length, code).toBeGreaterThan(0);
  expect(new Set(found), code).toEqual(new Set(['open']));
};

describe('the implementation of a logger stays', () => {
  it.each([
    ['passes on a rest parameter', 'const say = (...args) => console.log(...args);'],
    ['passes on arguments', 'function dbg() { console.log.apply(console, arguments); }'],
    ['a prefix before the rest', `function info(...a) { console.info('[app]', ...a); }`],
    ['one message', 'function log(message) { console.log(message); }'],
    ['a template of parameters', 'const logError = (tag, m) => console.error(`${tag}: ${m}`);'],
    ['a label and a message', `function debug(message) { console.log('[DEBUG]', message); }`],
    ['an object of levels', `
      export const out = {
        debug(m) { if (on) console.debug(stamp(), m); },
        warn(m) { console.warn(stamp(), m); },
        error(m) { console.error(stamp(), m); },
      };`],
    ['a class of levels', `
      class AppLogger {
        info(m: string) { console.info(stamp() + m); }
        error(m: string, e: Error) { console.error(stamp() + m, e); }
        private flush() { console.warn('could not write the file'); }
      }`],
    ['a class that a framework calls', `
      class Nightly implements LoggerService {
        verbose(m: string) { console.log('nightly: ' + m + stamp()); }
      }`],
    ['a transport', `
      class Screen extends winston.Transport {
        log(entry, done) { console.log(render(entry)); done(); }
      }`],
    ['levels of an object that are functions of the console',
      'const { debug, warn, error } = console;\nconst fallback = { debug, warn, error };'],
    ['functions of the console that become levels',
      'logger.debug = console.debug;\nlogger.log = console.log || noop;'],
    ['bound functions of the console', `
      const log = {};
      log.warn = console.warn.bind(console, 'app');`],
    ['a level that is a parameter',
      'function write(level, text) { console[level](stamp(), text); }'],
    ['levels of a list, and what stands beside', `
      const prefixed = () => ['debug', 'warn'].reduce((all, method) => {
        const fn = console[method] || console.log;
        all[method] = fn;
        return all;
      }, {});`],
    ['a switch over levels', `
      function put(entry) {
        switch (entry.level) {
          case 'error': console.error(entry.text); break;
          case 'warn': console.warn(entry.text); break;
          default: console.log(entry.text);
        }
      }`],
    ['a switch over an enum of levels', `
      function put(entry: Entry) {
        switch (entry.level) {
          case LogLevel.ERROR: console.error(entry.text); break;
          case LogLevel.WARN: console.warn(entry.text); break;
        }
      }`],
    ['a function that makes a logger', `
      function createLogger(name) {
        console.info('logging begins for', name);
        return make(name);
      }`],
  ])('%s', (_, code) => allKept(code));

  it.each([
    ['src/utils/logger.ts', `export const logger = make();\nconsole.warn('no transport');`],
    ['src/lib/log.js', `console.warn('no transport');\nmodule.exports = log;`],
    ['src/log.js', `exports.info = send;\nconsole.warn('no transport');`],
    ['src/shared/Logger.ts', `export default new Logger();\nconsole.warn('no transport');`],
    ['src/logging.ts', `export { setup as setupLogging };\nconsole.warn('no transport');`],
  ])('a file named %s that exports one', (filename, code) => allKept(code, filename));
});

describe('what replaces functions of the console stays', () => {
  it.each([
    ['a wrapper of console.error', `
      const original = console.error;
      console.error = (...args) => { track(args); original.apply(console, args); };`],
    ['inside a function', `
      export function patch(send) {
        const log = console.log;
        console.log = function (first) { send(first); log(first); };
        console.info('patched');
      }`],
    ['every method', `
      for (const method of ['log', 'warn']) {
        const before = console[method];
        console[method] = (...args) => { send(args); before(...args); };
      }`],
  ])('%s', (_, code) => allKept(code));
});

describe('what only looks like a logger is migrated', () => {
  it.each([
    ['an observer', 'source.subscribe({ error: (err) => { console.log(err); } });'],
    ['an observer with next', `
      users.subscribe({
        next: (user) => console.log(user),
        error: (err) => console.error(err),
      });`],
    ['a handler of a service worker', `
      register({ ready() { console.log('ready'); }, error(e) { console.error('failed:', e); } });`],
    ['a function whose name begins with log', `
      function logIn(user) { console.log('logging in the user', user); }`],
    ['a transport that is not of a logger', `
      class Http implements Transport { async send(m) { console.error('could not send', m); } }`],
    ['other methods of a class that can also log', `
      class App {
        debug(m) { this.bus.emit('debug', m); }
        log(m) { this.bus.emit('log', m); }
        warn(m) { this.bus.emit('warn', m); }
        start() { console.error('the app did not start'); }
      }`],
    ['a catch', 'load().catch(console.error);'],
    ['a default of a parameter', 'function run({ onError = (e) => console.error(e) }) { onError(); }'],
    ['a switch over states', `
      switch (pc.connectionState) {
        case 'connected': console.log('connected'); break;
        case 'failed': console.error('failed'); break;
      }`],
    ['a console that is silenced', `console.debug = () => {};\nconsole.log('started');`],
  ])('%s', (_, code) => allOpen(code));

  it.each([
    ['src/models/log.js', `module.exports = mongoose.model('Log', schema);\nconsole.log('model ready');`],
    ['src/routes/logs.ts', `export const logRouter = Router();\nconsole.log('routes ready');`],
    ['src/pages/log.tsx', `export default function LogPage() { console.log('render'); return null; }`],
  ])('%s is about entries of a log', (filename, code) => allOpen(code, filename));
});

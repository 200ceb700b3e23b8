// What is measured, each as a loop of its own for either logger. Both build the same line for
// a sink in memory; this one masks, the other does not (unless a case says so).
import { AsyncLocalStorage } from 'node:async_hooks';
import { createLogger } from '@logfix/logger';
import pino from 'pino';

const LIMIT = 65536;

const memory = () => {
  let text = '';
  return (line) => {
    text = text.length > LIMIT ? line : text + line;
  };
};

const STAMP = { service: 'consult', env: 'production', version: '1.4.2', host: 'web-1' };

const ourLogger = () => {
  const write = memory();
  return createLogger({
    level: 'info',
    ...STAMP,
    sinks: {
      write: (line) => write(line + '\n'),
      flush: async () => {},
      close: async () => {},
      stats: () => ({ written: 0, pending: 0, dropped: {} }),
    },
  });
};

const pinoLogger = (options = {}, write = memory()) =>
  pino({ base: STAMP, timestamp: pino.stdTimeFunctions.isoTime, level: 'info', ...options }, { write });

const BINDINGS = { requestId: 'req-8f2c', peerId: 'p-17', room: 'lobby', attempt: 2, secure: true };

const withCause = () =>
  new Error('payment was declined', { cause: new TypeError('socket hang up') });

/** What people put in front of pino to hide phone, e-mail, resident number and card. */
const PATTERNS = [
  /01[016789]-?\d{3,4}-?\d{4}/g,
  /[\w.+-]+@[\w-]+\.[\w.-]+/g,
  /\d{6}-?[1-4]\d{6}/g,
  /\d{4}-?\d{4}-?\d{4}-?\d{4}/g,
];

const storage = new AsyncLocalStorage();

export const cases = {
  string: {
    goal: 1.5,
    ours: (log = ourLogger()) => (n) => { for (let i = 0; i < n; i++) log.info('user joined the room'); },
    pino: (log = pinoLogger()) => (n) => { for (let i = 0; i < n; i++) log.info('user joined the room'); },
  },
  'small object': {
    goal: 1,
    ours: (log = ourLogger()) => (n) => {
      for (let i = 0; i < n; i++) log.info('user joined the room', { userId: i, action: 'join', ok: true });
    },
    pino: (log = pinoLogger()) => (n) => {
      for (let i = 0; i < n; i++) log.info({ userId: i, action: 'join', ok: true }, 'user joined the room');
    },
  },
  'child with 5 bindings': {
    goal: 1,
    ours: (log = ourLogger().child(BINDINGS)) => (n) => { for (let i = 0; i < n; i++) log.info('peer connected'); },
    pino: (log = pinoLogger().child(BINDINGS)) => (n) => { for (let i = 0; i < n; i++) log.info('peer connected'); },
  },
  'child and object': {
    goal: 1,
    ours: (log = ourLogger().child(BINDINGS)) => (n) => {
      for (let i = 0; i < n; i++) log.info('peer connected', { userId: i, action: 'join', ok: true });
    },
    pino: (log = pinoLogger().child(BINDINGS)) => (n) => {
      for (let i = 0; i < n; i++) log.info({ userId: i, action: 'join', ok: true }, 'peer connected');
    },
  },
  'three redactions': {
    goal: 1,
    note: 'pino with `redact` of the same three paths',
    ours: (log = ourLogger()) => (n) => {
      for (let i = 0; i < n; i++) {
        log.info('paid', { orderId: i, password: 'hunter2', user: { token: 'a8f5f167' }, cardNumber: '1234-5678-9012-3456' });
      }
    },
    pino: (log = pinoLogger({ redact: ['password', 'user.token', 'cardNumber'] })) => (n) => {
      for (let i = 0; i < n; i++) {
        log.info({ orderId: i, password: 'hunter2', user: { token: 'a8f5f167' }, cardNumber: '1234-5678-9012-3456' }, 'paid');
      }
    },
  },
  'error with cause': {
    goal: 0.9,
    note: 'one error, logged again and again',
    ours: (log = ourLogger(), error = withCause()) => (n) => { for (let i = 0; i < n; i++) log.error('charge failed', error); },
    pino: (log = pinoLogger(), error = withCause()) => (n) => { for (let i = 0; i < n; i++) log.error(error, 'charge failed'); },
  },
  'new error with cause': {
    goal: 0.9,
    note: 'a new error for each line: V8 writes its stack first',
    ours: (log = ourLogger()) => (n) => { for (let i = 0; i < n; i++) log.error('charge failed', withCause()); },
    pino: (log = pinoLogger()) => (n) => { for (let i = 0; i < n; i++) log.error(withCause(), 'charge failed'); },
  },
  'asynchronous context': {
    goal: 1.5,
    note: 'pino with a mixin that reads AsyncLocalStorage',
    ours: (log = ourLogger()) => (n) =>
      log.withContext({ peerId: 'p-17', room: 'lobby' }, () => { for (let i = 0; i < n; i++) log.info('peer connected'); }),
    pino: (log = pinoLogger({ mixin: () => storage.getStore() ?? {} })) => (n) =>
      storage.run({ peerId: 'p-17', room: 'lobby' }, () => { for (let i = 0; i < n; i++) log.info('peer connected'); }),
  },
  'disabled call': {
    goal: 3,
    times: 100,
    ours: (log = ourLogger()) => (n) => { for (let i = 0; i < n; i++) log.debug('peer connected', BINDINGS); },
    pino: (log = pinoLogger()) => (n) => { for (let i = 0; i < n; i++) log.debug(BINDINGS, 'peer connected'); },
  },
  'clean line against four patterns': {
    goal: 4,
    note: 'pino with four regular expressions over its lines',
    ours: (log = ourLogger()) => (n) => {
      for (let i = 0; i < n; i++) log.info('request served in 12 ms', { path: '/api/rooms/42', userId: i });
    },
    pino: (write = memory(), log = pinoLogger({}, (line) => {
      let text = line;
      for (const pattern of PATTERNS) text = text.replace(pattern, '****');
      write(text);
    })) => (n) => {
      for (let i = 0; i < n; i++) log.info({ path: '/api/rooms/42', userId: i }, 'request served in 12 ms');
    },
  },
};

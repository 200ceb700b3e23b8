// Ways to write log lines to a file, as their documentation says. Each gives a function that
// logs one line, and one that waits until everything is out.
import { join } from 'node:path';

const bindings = { service: 'signal', env: 'production', version: '1.2.3', host: 'web-1' };

export const writers = {
  '@logfix/logger, file sink, masking': async (folder) => {
    const { createLogger } = await import('@logfix/logger');
    const { fileSink } = await import('@logfix/logger/file');
    const log = createLogger({ level: 'info', ...bindings, sinks: fileSink({ folder }) });
    return { log: (fields) => log.info('peer connected', fields), end: () => log.close() };
  },
  'pino, sync': async (folder) => {
    const { default: pino } = await import('pino');
    const to = pino.destination({ dest: join(folder, 'pino.log'), sync: true });
    const log = pino({ base: bindings }, to);
    return { log: (fields) => log.info(fields, 'peer connected'), end: async () => {} };
  },
  'pino, sync, 8 KiB buffer': async (folder) => {
    const { default: pino } = await import('pino');
    const to = pino.destination({ dest: join(folder, 'pino.log'), sync: true, minLength: 8192 });
    const log = pino({ base: bindings }, to);
    return { log: (fields) => log.info(fields, 'peer connected'), end: async () => to.flushSync() };
  },
  'pino, async': async (folder) => {
    const { default: pino } = await import('pino');
    const to = pino.destination({ dest: join(folder, 'pino.log'), sync: false, minLength: 4096 });
    const log = pino({ base: bindings }, to);
    return {
      log: (fields) => log.info(fields, 'peer connected'),
      end: () => new Promise((resolve) => to.flush(resolve)),
    };
  },
  'pino, worker': async (folder) => {
    const { default: pino } = await import('pino');
    const options = { destination: join(folder, 'pino.log') };
    const log = pino({ base: bindings }, pino.transport({ target: 'pino/file', options }));
    return {
      log: (fields) => log.info(fields, 'peer connected'),
      end: () => new Promise((resolve) => log.flush(resolve)),
    };
  },
  'pino to rotating-file-stream': async (folder) => {
    const { default: pino } = await import('pino');
    const { createStream } = await import('rotating-file-stream');
    const stream = createStream('server.log', { path: folder, interval: '1d', compress: 'gzip' });
    const log = pino({ base: bindings }, stream);
    return {
      log: (fields) => log.info(fields, 'peer connected'),
      end: () => new Promise((resolve) => stream.end(resolve)),
    };
  },
  'winston, file': async (folder) => {
    const { default: winston } = await import('winston');
    const { combine, timestamp, json } = winston.format;
    const file = new winston.transports.File({ filename: join(folder, 'winston.log') });
    const log = winston.createLogger({
      format: combine(timestamp(), json()), defaultMeta: bindings, transports: [file],
    });
    return {
      log: (fields) => log.info('peer connected', fields),
      end: () => new Promise((resolve) => file.once('finish', resolve) && log.end()),
    };
  },
};

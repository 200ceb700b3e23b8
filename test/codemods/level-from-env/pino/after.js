import pino from 'pino';

export const logger = pino({
  name: 'signal',
  level: process.env.LOG_LEVEL ?? 'debug', // loud while we build it
});

export const audit = pino({ name: 'audit', level: process.env.AUDIT_LEVEL });

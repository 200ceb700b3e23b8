import { createLogger, logger } from '@logfix/logger';

export const audit = createLogger({ service: 'audit' });
logger.warn('no audit file');

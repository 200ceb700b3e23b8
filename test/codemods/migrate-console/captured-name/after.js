import fs from 'node:fs';
import { logger as appLogger } from '@logfix/logger';

export function boot(logger) {
  logger.push('boot');
  appLogger.error('boot', new Error('no logger yet'));
}

export const read = (log) => fs.readFile(log, (error) => appLogger.error(error));

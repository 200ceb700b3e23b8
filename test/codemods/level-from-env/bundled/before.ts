import { createLogger } from '@logfix/logger';

export const logger = createLogger({
  level: 'debug',
  service: 'signal',
});

import { createLogger } from '@logfix/logger';

export const logger = createLogger({
  service: 'signal',
});

import { createLogger } from '@logfix/logger';

export const audit = createLogger({ service: 'audit' });
console.warn('no audit file');

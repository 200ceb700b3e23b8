import { logger as l, createLogger } from '@logfix/logger';

l.info('there already');
console.warn('use the one that is there');

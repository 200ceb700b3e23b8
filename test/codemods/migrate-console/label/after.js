import './a.js';
import { logger } from '@logfix/logger';
logger.debug('state', a);
logger.debug(`${a} is ${b}`);
logger.error('❌ failed', err);
logger.warn('[WebRTC] slow');

import { logger } from '@logfix/logger';
import { saved, take, type Sink } from './sinks.js';

logger.info('joined');
logger.warn('late');
logger.error('lost');
logger.info('own');
take(logger.info as unknown as Sink, { fail: <Sink>logger.error, warn: logger.warn! });
[console.log] = [saved.log];
({ warn: console.warn, error: console.error = saved.error } = saved);
for (console.info of saved.all) take(console.info);

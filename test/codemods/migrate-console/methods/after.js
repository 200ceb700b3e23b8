import { logger } from '@logfix/logger';
import x from './x.js';

logger.debug(x);
logger.debug(x);
if (!(x.ok)) logger.error('x is not ok: %o', x);
logger.trace('here', new Error('Trace'));
logger['warn']('optional');
logger.error.call(logger, 'called', x);
x.on('a', logger.error.bind(logger, 'a:'));
logger[x.ok ? 'info' : 'error']('done');

import { logger } from '@logfix/logger';
import x from './x.js';

if (!((x.ok))) logger.error('Assertion failed');
if (!((x.ok))) logger.error(('x is not ok'), (x));
if (!(x.ok)) logger.error(('x is not ok'));
logger.debug(x);
logger.debug((x));
logger.info((x));
(logger.info)(('x'), (x.ok));
console.assert(x.ok /* stays */, 'x is not ok');
console.dir(x, /* all of it */ { depth: null });

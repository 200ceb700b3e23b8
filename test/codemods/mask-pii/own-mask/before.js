import { maskPhoneNumber } from './privacy.js';
import { log } from './log.js';

log.info({ phone, email });
log.info(maskPhoneNumber(phone));

import { maskEmail } from '@logfix/logger';
import { maskPhoneNumber } from './privacy.js';
import { log } from './log.js';

log.info({ phone: maskPhoneNumber(phone), email: maskEmail(email) });
log.info(maskPhoneNumber(phone));

import { maskPhoneNumber } from './privacy.js';
import { log } from './log.js';
import { maskEmail } from '@logfix/logger';

log.info({ phone: maskPhoneNumber(phone), email: maskEmail(email) });
log.info(maskPhoneNumber(phone));

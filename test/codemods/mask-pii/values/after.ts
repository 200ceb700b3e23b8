import { maskPhone, maskEmail, maskSecret, maskFields } from '@logfix/logger';
import { logger } from './logger.js';

export function join(user: User, room: string) {
  logger.info(`joined ${room}: ${maskPhone(user.phone)}`, { email: maskEmail(user.email), room });
  logger.debug('token', maskSecret(user.accessToken) ?? 'none'); // kept short
  const line = 'mail ' + user.email;
  logger.warn(maskFields(line));
}

import { logger } from './logger.js';

export function join(user: User, room: string) {
  logger.info(`joined ${room}: ${user.phone}`, { email: user.email, room });
  logger.debug('token', user.accessToken ?? 'none'); // kept short
  const line = 'mail ' + user.email;
  logger.warn(line);
}

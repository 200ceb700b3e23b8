import { trackRoom } from './rooms.js';
import { logger } from '@logfix/logger';
const retries = 3;

export function join(room) {
  logger.info('Joining', room);
  if (retries > 3) logger.warn('Too many retries');
  logger.debug('state', trackRoom(room));
  return send(room).catch(logger.error);
}

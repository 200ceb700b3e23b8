import { logger } from '@logfix/logger';
import { trackRoom } from './rooms.js';
const retries = 3;

export function join(room) {
  logger.info('Joining', room);
  if (retries > 3) logger.warn('Too many retries');
  logger.debug('state', trackRoom(room));
  return send(room).catch(logger.error);
}

import { logger } from '@logfix/logger';

export function join(peerId, data) {
  logger.info(`[WebRTC] ${peerId} joins ${data.room_name}`); // the room
  logger.debug('offer', data.offer.type, peerId);
  logger.info('joined', { peerId });
}

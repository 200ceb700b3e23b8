import { logger } from '@logfix/logger';

export function join(peerId, data) {
  logger.info('[WebRTC] joins', { peerId, roomName: data.room_name }); // the room
  logger.debug('offer', { offerType: data.offer.type, peerId });
  logger.info('joined', { peerId });
}

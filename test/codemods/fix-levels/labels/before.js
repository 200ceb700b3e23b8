import { logger } from '@logfix/logger';

export function negotiate(peer, offer) {
  logger.info('[DEBUG] offer from', peer.id);
  logger.info(`[WebRTC] [DEBUG] ${offer.sdp.length} characters of SDP`);
  // The label alone stays: without it nothing would be said.
  logger.info('[DEBUG]', offer.type);
  logger.info('[WebRTC] negotiated');
  if (!offer.sdp) logger.info('WARNING: the offer is empty');
}

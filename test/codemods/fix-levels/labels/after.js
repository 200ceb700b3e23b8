import { logger } from '@logfix/logger';

export function negotiate(peer, offer) {
  logger.debug('offer from', peer.id);
  logger.debug(`[WebRTC] ${offer.sdp.length} characters of SDP`);
  // The label alone stays: without it nothing would be said.
  logger.debug('[DEBUG]', offer.type);
  logger.info('[WebRTC] negotiated');
  if (!offer.sdp) logger.warn('the offer is empty');
}

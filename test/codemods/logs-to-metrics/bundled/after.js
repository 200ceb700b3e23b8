import { logger } from '@logfix/logger';

export function wire(pc, channel) {
  pc.onicecandidate = ({ candidate }) => {
    logger.debug('ICE candidate gathered', { candidate });
  };
  channel.onmessage = ({ data }) => {
    logger.count('messages_received_total', { kind: 'chat' });
    logger.debug(data);
  };
  // Once a connection: that is a story.
  channel.onopen = () => logger.info('Channel opened');
}

import { logger } from '@logfix/logger';

export function wire(pc, channel) {
  pc.onicecandidate = ({ candidate }) => {
    logger.info('ICE candidate gathered', { candidate });
  };
  channel.onmessage = ({ data }) => {
    logger.info('Message received', { kind: 'chat', size: data.length });
    logger.info(data);
  };
  // Once a connection: that is a story.
  channel.onopen = () => logger.info('Channel opened');
}

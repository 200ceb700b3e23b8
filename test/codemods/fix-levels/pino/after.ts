import pino from 'pino';

const log = pino().child({ part: 'rooms' });

export const join = (roomName: string, peers: readonly string[]): void => {
  log.debug({ roomName }, 'joining');
  log.info({ peers }, 'joined');
  log.fatal({ roomName }, 'no room left');
};

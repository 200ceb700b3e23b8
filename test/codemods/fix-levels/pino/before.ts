import pino from 'pino';

const log = pino().child({ part: 'rooms' });

export const join = (roomName: string, peers: readonly string[]): void => {
  log.info({ roomName }, '[DEBUG] joining');
  log.info({ peers }, 'joined');
  log.error({ roomName }, 'FATAL: no room left');
};

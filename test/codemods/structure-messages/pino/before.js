import pino from 'pino';

const log = pino();

export function join(room, peer) {
  log.info(`joined ${room.name}`);
  log.warn({ peer }, 'slow: %d', peer.rtt);
}

import pino from 'pino';

const log = pino();

export function join(room, peer) {
  log.info({ roomName: room.name }, 'joined');
  log.warn({ peer, rtt: peer.rtt }, 'slow');
}

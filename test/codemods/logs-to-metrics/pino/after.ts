import pino from 'pino';

const log = pino();

export const poll = (rooms: ReadonlyMap<string, number>): NodeJS.Timeout =>
  setInterval(() => {
    log.debug({ rooms: rooms.size }, 'Rooms polled');
    for (const [name, peers] of rooms) log.debug({ name, peers }, 'Room polled');
  }, 1000);

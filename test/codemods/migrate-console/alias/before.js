import { trackRoom } from './rooms.js';
const { log, error: fail } = console;
const warn = console.warn,
  retries = 3;
const c = window.console;

export function join(room) {
  log('Joining', room);
  if (retries > 3) warn('Too many retries');
  c.debug('state', trackRoom(room));
  return send(room).catch(fail);
}

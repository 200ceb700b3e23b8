/** Code, and what the codemod makes of it. */
export interface Form {
  readonly code: string;
  readonly after: string;
}

const form = (code: string, after: string): Form => ({ code, after });

const LOGFIX = `import { logger } from '@logfix/logger';\n`;
const PINO = `import pino from 'pino';\nconst logger = pino();\n`;
const WINSTON = `import winston from 'winston';\n`;
const LOGTAPE = `import { getLogger } from '@logtape/logtape';\nconst logger = getLogger(['a']);\n`;
const logfix = (code: string, after: string): Form => form(LOGFIX + code, LOGFIX + after);
const pino = (code: string, after: string): Form => form(PINO + code, PINO + after);
const winston = (code: string, after: string): Form => form(WINSTON + code, WINSTON + after);
const logtape = (code: string, after: string): Form => form(LOGTAPE + code, LOGTAPE + after);

export const REPORTED: readonly Form[] = [
  logfix('logger.info(`joined ${roomName}`);', "logger.info('joined', { roomName });"),
  logfix('logger.info(`joined ${data.room_name}`);', "logger.info('joined', { roomName: data.room_name });"),
  logfix('logger.info(`Peer ${peerId} joined room ${room.name}`);', "logger.info('Peer joined room', { peerId, roomName: room.name });"),
  logfix("logger.info('joined ' + roomName + ' as ' + peerId);", "logger.info('joined', { roomName, peerId });"),
  logfix('logger.info(`[WebRTC] offer from ${peerId}`);', "logger.info('[WebRTC] offer', { peerId });"),
  logfix('logger.info(`rooms: ${rooms.length}`);', "logger.info('rooms', { roomsLength: rooms.length });"),
  logfix('logger.info(`took ${elapsed}ms`);', "logger.info('took', { elapsed });"),
  logfix("logger.info(`room '${roomName}' is open`);", "logger.info('room is open', { roomName });"),
  logfix('logger.info(`room (${roomName}) is open`);', "logger.info('room is open', { roomName });"),
  logfix('logger.debug(`state ${JSON.stringify(state)}`);', "logger.debug('state', { state });"),
  logfix('logger.info(`call ${maskPhone(user.phone)}`);', "logger.info('call', { phone: maskPhone(user.phone) });"),
  logfix('logger.info(`joined ${roomName}`, { peerId });', "logger.info('joined', { roomName, peerId });"),
  logfix('logger.error(`Cannot join ${roomName}`, { exc: e });', "logger.error('Cannot join', { roomName, exc: e });"),
  logfix('logger.info(`joined ${id}`, { id: 1 });', "logger.info('joined', { id2: id, id: 1 });"),
  logfix("logger.info('joined', roomName, peerId);", "logger.info('joined', { roomName, peerId });"),
  logfix("logger.info('Room:', value);", "logger.info('Room', { value });"),
  logfix("logger.info('joined', roomName);", "logger.info('joined', { roomName });"),
  logfix("logger.info('joined %s as %s', roomName, peerId);", "logger.info('joined', { roomName, peerId });"),
  logfix('logger.info(`sum total: ${total}`);', "logger.info('sum total', { total });"),
  logfix('logger.info(`next ${queue.shift()} of ${queue.length}`);', "logger.info('next', { shift: queue.shift(), queueLength: queue.length });"),
  logfix("logger.info(`Joining room '${roomName}' (phone: ${maskPhone(phone)})`);", "logger.info('Joining room', { roomName, phone: maskPhone(phone) });"),
  logfix('logger.info(`${user} wants to join ${room} (phone: ${maskPhone(phone)}, e-mail: ${maskEmail(email)})!`);', "logger.info('wants to join!', { user, room, phone: maskPhone(phone), email: maskEmail(email) });"),
  logfix('logger.info(`server started, port: ${port} now`);', "logger.info('server started now', { port });"),
  logfix('logger.info(`${peerId} joined`);', "logger.info('joined', { peerId });"),
  logfix('logger.info(`방에 ${count}명 입장`);', "logger.info('방에 입장', { count });"),
  logfix('logger.info(`joined ${\n  room.name\n} now`);', "logger.info('joined now', { roomName: room.name });"),
  logfix('logger.info(`방 ${roomName} 입장`);', "logger.info('방 입장', { roomName });"),
  logfix('logger.info(`again ${attempt}/${most}, in ${PATIENCE_MS} ms now`);', "logger.info('again now', { attempt, most, patienceMs: PATIENCE_MS });"),
  logfix("logger.debug('to send:\\n', roomName);", "logger.debug('to send', { roomName });"),
  logfix('logger.warn(`No room with id ${id}, the door stays shut.`);', "logger.warn('No room, the door stays shut.', { id });"),
  logfix('logger.info(`Trying again in ${delay}ms (attempt ${n})`);', "logger.info('Trying again', { delay, n });"),
  logfix('logger.info(`moved from ${a}, to ${b} today`);', "logger.info('moved to today', { a, b });"),
  logfix('logger.debug(`peer ${p.id} in ${room._id}`);', "logger.debug('peer', { id: p.id, roomId: room._id });"),
  logfix('logger.info(`Loaded ${list.length} rooms`, {\n  a,\n  b,\n});', "logger.info('Loaded rooms', {\n  listLength: list.length,\n  a,\n  b,\n});"),
  logfix('logger.info(\n  `joined ${room}`,\n);', "logger.info(\n  'joined',\n  { room },\n);"),
  logfix('logger.info(`joined ${room}`, { room, user: id });', "logger.info('joined', { room, user: id });"),
  logfix('logger.warn(`cannot take a non-object value: ${raw}`);', "logger.warn('cannot take a non-object value', { raw });"),
  logfix('logger.warn(`no door leads out of the ${roomName}`);', "logger.warn('no door leads out', { roomName });"),
  logfix("logger.info('room [ A ] has ' + peers);", "logger.info('room [ A ] has', { peers });"),
  logfix("logger.info('joined: ' + roomName, (peerId));", "logger.info('joined', { roomName, peerId });"),
  logfix("logger.info(('joined ' + roomName));", "logger.info('joined', { roomName });"),
  pino('logger.info(`joined ${roomName}`);', "logger.info({ roomName }, 'joined');"),
  pino('logger.info({ peerId }, `joined ${roomName}`);', "logger.info({ peerId, roomName }, 'joined');"),
  pino('logger.error(err, `cannot join ${roomName}`);', "logger.error({ err, roomName }, 'cannot join');"),
  pino('logger.error(e, `cannot join ${roomName}`);', "logger.error({ err: e, roomName }, 'cannot join');"),
  pino("logger.info('joined %s', roomName);", "logger.info({ roomName }, 'joined');"),
  winston('winston.info(`joined ${roomName}`);', "winston.info('joined', { roomName });"),
  winston('winston.info(`joined ${roomName}`, { peerId });', "winston.info('joined', { roomName, peerId });"),
  logtape('logger.info(`joined ${room.name} now`);', "logger.info('joined {roomName} now', { roomName: room.name });"),
];

export const SILENT: readonly string[] = [
  `${LOGFIX}logger.info('joined');`,
  `${LOGFIX}logger.info('joined', { roomName });`,
  `${LOGFIX}logger.info('joined', state);`,
  `${LOGFIX}logger.error('Cannot join', e);`,
  `${LOGFIX}logger.error('Cannot join', { exc: e, roomName });`,
  LOGFIX + 'logger.info(`joined`);',
  LOGFIX + 'logger.info(`joined ${roomName}`, (a, b));',
  LOGFIX + 'logger.info(`${a}`);',
  LOGFIX + 'logger.info(`${a}/${b}`);',
  LOGFIX + 'logger.info(`joined ${/* the room */ roomName}`, /* who */ peerId);',
  LOGFIX + 'logger.info(`joined ${roomName}`, ...more);',
  LOGFIX + 'logger.error(`Cannot join: ${err}`);',
  LOGFIX + 'try { a(); } catch (err) { logger.error(`Cannot join ${roomName}: ${err.message}`); }',
  `${PINO}logger.info({ roomName }, 'joined');`,
  `${PINO}logger.error(err, 'cannot join');`,
  LOGTAPE + "logger.info('joined {roomName}', { roomName });",
  'console.log(`joined ${roomName}`);',
  'somebody.info(`joined ${roomName}`);',
];

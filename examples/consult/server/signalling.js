import { WebSocketServer } from 'ws';

const HEARTBEAT_MS = 15_000;
const RELAYED = new Set(['offer', 'answer', 'candidate']);

function send(socket, type, data = {}) {
  if (socket.readyState !== socket.OPEN) return console.warn('socket is closed, lost', type);
  socket.send(JSON.stringify({ type, ...data }));
}

/** Connects the people of a room with each other: join, leave, and relay of offers and answers. */
export function attachSignalling(httpServer, rooms) {
  const sockets = new Map();
  const server = new WebSocketServer({ server: httpServer, path: '/ws', maxPayload: 256 * 1024 });

  function tell(members, type, data) {
    members.forEach(({ id }) => send(sockets.get(id), type, data));
  }

  function join(connection, message) {
    const { room, name, phone, email, session } = message;
    if (!room || !name) {
      send(connection.socket, 'failure', { code: 'bad-join', text: 'room and name are needed' });
      return;
    }
    if (connection.member) leave(connection);
    console.log(`Customer ${name} wants to join ${room} (phone: ${phone}, e-mail: ${email})`);
    try {
      const { member, others, replaced } = rooms.join(room, { name, session });
      if (replaced) {
        sockets.get(replaced.id)?.close(4000, 'replaced');
        sockets.delete(replaced.id);
        tell(others, 'peer-left', { id: replaced.id, name: replaced.name });
      }
      connection.member = member;
      sockets.set(member.id, connection.socket);
      send(connection.socket, 'joined', {
        id: member.id,
        room,
        peers: others.map((other) => ({ id: other.id, name: other.name })),
      });
      tell(others, 'peer-joined', { id: member.id, name });
    } catch (error) {
      console.error('join failed: ' + error.message);
      send(connection.socket, 'failure', { code: 'room-full', text: error.message });
    }
  }

  function leave(connection) {
    const { member } = connection;
    if (!member) return;
    connection.member = null;
    if (sockets.get(member.id) === connection.socket) sockets.delete(member.id);
    const others = rooms.leave(member);
    tell(others, 'peer-left', { id: member.id, name: member.name });
    console.info(`👋 ${member.name} left ${member.room}`);
  }

  function relay(connection, message) {
    const { member } = connection;
    const target = member && rooms.others(member).find(({ id }) => id === message.to);
    if (!target) {
      console.warn(`⚠️ nobody to give this ${message.type} to:`, message.to);
      return;
    }
    console.debug('%s: %s → %s', message.type, member.name, target.name);
    const { to: _, ...rest } = message;
    send(sockets.get(target.id), message.type, { ...rest, from: member.id });
  }

  function handle(connection, raw) {
    let message;
    try {
      message = JSON.parse(raw);
    } catch (err) {
      console.error('not JSON:', err, String(raw).slice(0, 80));
      return;
    }
    if (message.type === 'join') join(connection, message);
    else if (message.type === 'leave') leave(connection);
    else if (message.type === 'ping') send(connection.socket, 'pong', { at: message.at });
    else if (RELAYED.has(message.type)) relay(connection, message);
    else console.warn('Unknown message type:', message.type);
  }

  server.on('connection', (socket, request) => {
    console.log('🔌 connected', request.socket.remoteAddress, request.headers['user-agent']);
    const connection = { socket, member: null };
    socket.alive = true;
    socket.on('pong', () => { socket.alive = true; });
    socket.on('message', (raw) => handle(connection, raw));
    socket.on('error', console.error);
    socket.on('close', (code) => {
      console.log('🔌 closed with code', code);
      leave(connection);
    });
  });

  const heartbeat = setInterval(() => {
    for (const socket of server.clients) {
      if (!socket.alive) {
        console.warn('no heartbeat, closing the socket');
        socket.terminate();
        continue;
      }
      socket.alive = false;
      socket.ping();
    }
  }, HEARTBEAT_MS);
  server.on('close', () => clearInterval(heartbeat));
  return server;
}

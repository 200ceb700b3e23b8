/** Code, and what the codemod makes of it. */
export interface Form {
  readonly code: string;
  readonly after: string;
}

const form = (code: string, after: string): Form => ({ code, after });

/** Lines that become a counter. */
export const COUNTED: readonly Form[] = [
  form(`pc.onicecandidate = ({ candidate }) => { logger.info('ICE candidate received', { candidate }); };`,
    `pc.onicecandidate = ({ candidate }) => { logger.count('ice_candidates_received_total'); };`),
  form(`socket.on('message', (data) => { logger.info('Received message', { direction: 'in', size: data.length }); });`,
    `socket.on('message', (data) => { logger.count('messages_received_total', { direction: 'in' }); });`),
  form('ws.addEventListener("message", (e) => { logger.info(`Message received from ${e.origin}`); });',
    'ws.addEventListener("message", (e) => { logger.count(\'messages_received_total\'); });'),
  form(`setInterval(() => { logger.info('Heartbeat sent', { ok: true, late: ms > 5 }); }, 1000);`,
    `setInterval(() => { logger.count('heartbeats_sent_total', { ok: 'true', late: String(ms > 5) }); }, 1000);`),
  form(`function join(peers) { for (const peer of peers) { logger.info('Peer connected', peer.id); } }`,
    `function join(peers) { for (const peer of peers) { logger.count('peer_connections_total'); } }`),
  form(`function join(peers) { peers.forEach((peer) => { logger.info('🎉 [Room] Peer joined: ' + peer.id); }); }`,
    `function join(peers) { peers.forEach((peer) => { logger.count('peer_joins_total'); }); }`),
  form(`function handleIceCandidate(c) { logger.info('Adding ICE candidate', { kind: Kind.Relay, mode: c ? 'a' : 'b' }); }`,
    `function handleIceCandidate(c) { logger.count('ice_candidates_added_total', { kind: Kind.Relay, mode: c ? 'a' : 'b' }); }`),
  form(`pc.onicecandidate = (event) => { if (event.candidate) { logger.info('Sending candidate'); } };`,
    `pc.onicecandidate = (event) => { if (event.candidate) { logger.count('candidates_sent_total'); } };`),
  form(`function onMessage(m) { switch (m.type) { case 'candidate': logger.info('Candidate received', m.id); } }`,
    `function onMessage(m) { switch (m.type) { case 'candidate': logger.count('candidates_received_total'); } }`),
];

/** Lines that go to debug: they name nothing to count, or an argument does something. */
export const QUIETED: readonly Form[] = [
  form(`socket.on('message', (data) => { logger.info(data.text); });`,
    `socket.on('message', (data) => { logger.debug(data.text); });`),
  form(`socket.on('message', (data) => { logger.info('수신', data.id); });`,
    `socket.on('message', (data) => { logger.debug('수신', data.id); });`),
  form(`socket.on('message', (data) => { logger.info('Message received', data.read()); });`,
    `socket.on('message', (data) => { logger.debug('Message received', data.read()); });`),
  form(`socket.on('message', (data) => { logger.info('Message received' /* why */, data.id); });`,
    `socket.on('message', (data) => { logger.debug('Message received' /* why */, data.id); });`),
  form(`function f(rows) { while (rows.next()) logger.info('this row is of the kind that we wanted to see', rows.id); }`,
    `function f(rows) { while (rows.next()) logger.debug('this row is of the kind that we wanted to see', rows.id); }`),
  form(`requestAnimationFrame(() => logger.info('drawn')); function onScroll() { log.info('Message received'); }`,
    `requestAnimationFrame(() => logger.debug('drawn')); function onScroll() { log.debug('Message received'); }`),
];

export const SILENT: readonly string[] = [
  // Other levels, and failures
  `socket.on('message', (d) => { logger.debug('a'); logger.warn('b'); logger.info('failed to read'); });`,
  // Once, or now and then
  `socket.on('connection', () => { logger.info('Peer connected'); });`,
  `app.get('/rooms', (req, res) => { logger.info('Rooms listed'); });`,
  `setTimeout(() => { logger.info('late'); }, 5);`,
  `setInterval(() => { if (changed) logger.info('Rooms changed'); }, 1000);`,
  `socket.on('message', (m) => { if (m.type === 'join') logger.info('Peer joined'); });`,
  `socket.on('message', (m) => { try { a(); } catch (e) { logger.info('bad message', e); } });`,
  `function f(rows) { for (const row of rows) { if (row.bad) logger.info('odd row'); } }`,
  `function f(rows) { for (const row of rows) { logger.info('first row'); break; } }`,
  // Short lists, and the start of the program
  `function f() { for (const name of ['a', 'b']) logger.info('Loaded module', name); }`,
  `function f() { for (let i = 0; i < 3; i++) logger.info('Loaded module', i); }`,
  `function f() { for (let attempt = 0; attempt < max; attempt++) logger.info('Connecting'); }`,
  `for (const route of routes) logger.info('Route added', route);`,
  `function registerRoutes(routes) { for (const route of routes) logger.info('Route added', route); }`,
  // Changes that last
  `function f(queues) { for (const queue of queues) logger.info('Queue deleted', queue); }`,
  // What another program prints
  `child.stdout.on('data', (chunk) => { logger.info(String(chunk)); });`,
  // A callback that runs later
  `function f(rows) { for (const row of rows) row.onEnd(() => { logger.info('Row ended'); }); }`,
];

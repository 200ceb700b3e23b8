/** Code, what is said of it, and what the codemod makes of it. */
export interface Form {
  readonly code: string;
  readonly after: string;
  readonly says: readonly string[];
}

const form = (code: string, after: string, ...says: string[]): Form => ({ code, after, says });

/** Labels that say another level than the method. */
export const LABELS: readonly Form[] = [
  form(`logger.info('[DEBUG] offer', sdp);`, `logger.debug('offer', sdp);`, 'label'),
  form(`logger.info("[DEBUG] offer");`, `logger.debug("offer");`, 'label'),
  form('logger.info(`[DEBUG] ${n} rooms`);', 'logger.debug(`${n} rooms`);', 'label'),
  form(`logger.info('[DEBUG] ' + n);`, `logger.debug('[DEBUG] ' + n);`, 'label'),
  form(`logger.info('DEBUG: offer');`, `logger.debug('offer');`, 'label'),
  form(`logger.info('DEBUG offer made');`, `logger.debug('offer made');`, 'label'),
  form(`logger.error('[INFO] room is open');`, `logger.info('room is open');`, 'label'),
  form(`logger.info('Warning: disk is nearly full');`, `logger.warn('disk is nearly full');`, 'label'),
  form(`logger.info('ERROR: no room', id);`, `logger.error('no room', id);`, 'label'),
  form(`logger.info('Error: no such room');`, `logger.error('no such room');`, 'label'),
  form(`logger.warn('[ERROR] no room');`, `logger.error('no room');`, 'label'),
  form(`logger.info('경고: 만료', id);`, `logger.warn('만료', id);`, 'label'),
  form(`logger.info('[WebRTC] [DEBUG] offer');`, `logger.debug('[WebRTC] offer');`, 'label'),
  form(`logger.info('🐛 [debug] offer');`, `logger.debug('🐛 offer');`, 'label'),
  form(`logger.error('[FATAL] no disk');`, `logger.fatal('no disk');`, 'label'),
  form(`logger.debug('[TRACE] step');`, `logger.trace('step');`, 'label'),
  form(`logger['info']('[DEBUG] a');`, `logger['debug']('a');`, 'label'),
  form(`logger?.info('[DEBUG] a');`, `logger?.debug('a');`, 'label'),
  form(`logger . info ( /* here */ '[DEBUG] a' /* there */ );`, `logger . debug ( /* here */ 'a' /* there */ );`, 'label'),
  form(`logger.info('[DEBUG]', peer);`, `logger.debug('[DEBUG]', peer);`, 'label'),
  form(`class A { f() { this.logger.info('[DEBUG] a'); this.logger.debug('b'); } }`,
    `class A { f() { this.logger.debug('a'); this.logger.debug('b'); } }`, 'label'),
  form(`req.log.info({ id }, '[DEBUG] a');`, `req.log.debug({ id }, 'a');`, 'label'),
  form(`logger.log('info', '[DEBUG] a');`, `logger.log('debug', 'a');`, 'label'),
];

/** Failures as if nothing had happened, and the other way round. */
export const PLACES: readonly Form[] = [
  form(`try { go(); } catch (err) { logger.info('Failed to join the room', err); }`,
    `try { go(); } catch (err) { logger.error('Failed to join the room', err); }`, 'failure'),
  form('go().catch((e) => logger.info(`Join failed: ${e.message}`));',
    'go().catch((e) => logger.error(`Join failed: ${e.message}`));', 'failure'),
  form(`read(p, (err, data) => { if (err) { logger.info('could not read', { err }); } });`,
    `read(p, (err, data) => { if (err) { logger.error('could not read', { err }); } });`, 'failure'),
  form(`try { go(); } catch (error) { logger.info('방 입장 실패', error); }`,
    `try { go(); } catch (error) { logger.error('방 입장 실패', error); }`, 'failure'),
  form(`logger.error('Joined the room successfully', id);`,
    `logger.info('Joined the room successfully', id);`, 'success'),
];

/** Everything that came in, at INFO. */
export const DUMPS: readonly Form[] = [
  form(`app.post('/a', (req, res) => { logger.info('request', req.body); });`,
    `app.post('/a', (req, res) => { logger.debug('request', req.body); });`, 'dump'),
  form(`ws.on('message', (data) => { logger.info('got', data); });`,
    `ws.on('message', (data) => { logger.debug('got', data); });`, 'dump'),
  form(`ws.onmessage = (event) => logger.info(JSON.stringify(event.data));`,
    `ws.onmessage = (event) => logger.debug(JSON.stringify(event.data));`, 'dump'),
  form('const response = await ask(); logger.info(`answer ${JSON.stringify(response.data, null, 2)}`);',
    'const response = await ask(); logger.debug(`answer ${JSON.stringify(response.data, null, 2)}`);', 'dump'),
  form(`const res = await ask(); logger.info({ body: res.data }, 'answer');`,
    `const res = await ask(); logger.debug({ body: res.data }, 'answer');`, 'dump'),
];

/** Nobody would say that these have the wrong level. */
export const SILENT: readonly string[] = [
  // Labels that agree, and tags that are no levels
  `logger.debug('[DEBUG] a'); logger.error('ERROR: a'); logger.warn('Warning: a');`,
  `logger.info('[WebRTC] joined'); logger.info('[Error Boundary] mounted');`,
  `logger.fatal('ERROR: no disk'); logger.error('CRITICAL: no disk');`,
  // Names of values
  `logger.debug('error:', err); logger.info('error:', code); logger.debug('info:', info);`,
  `logger.warn('Error: ' + text); logger.debug('trace: ' + id);`,
  `logger.info('Info: 3 rooms'); logger.error('Trace: ' + stack);`,
  // Words, not labels
  `logger.info('debugging is on'); logger.info('errors: 0'); logger.info('WARNINGS shown');`,
  `logger.info('error rate', rate); logger.info('DEBUG');`,
  `logger.warn('debug: route is slow'); logger.error('[debug] no route');`,
  // Label and place that contradict each other
  `logger.info('[ERROR] joined successfully'); logger.warn('[INFO] got', req.body);`,
  `try { go(); } catch (err) { logger.error('[INFO] failed to join', err); }`,
  // Two labels that contradict each other
  `logger.info('[DEBUG] ERROR: a');`,
  // Not a logger; no level
  `dialog.info('[DEBUG] a'); Math.log('[DEBUG] a'); metrics.info('[DEBUG] a');`,
  `const debug = require('debug')('app'); debug('[ERROR] a');`,
  `console.info('[DEBUG] a');`,
  `const log = logger.child({ a: '[DEBUG] a' });`,
  // A logger in the making
  `class L { error(text) { this.logger.info('[ERROR] ' + text); } }`,
  // Failures that were reckoned with
  `try { go(); } catch (err) { logger.info('Failed to connect, retrying', err); }`,
  `try { go(); } catch (err) { logger.info('no cache, using the default', err); }`,
  `try { go(); } catch (err) { logger.debug('failed to join', err); }`,
  `try { go(); } catch (err) { logger.info('failed to join', err); Sentry.captureException(err); }`,
  `try { go(); } catch (err) { logger.info('could not acquire the lock', err); }`,
  `try { go(); } catch (err) { logger.info('failed to join', err); throw err; }`,
  `try { go(); } catch (err) { logger.info('failed to join', err); logger.error(err); }`,
  `try { go(); } catch (err) { if (err.code === 'ENOENT') logger.info('failed: no file', err); }`,
  `function close() { try { go(); } catch (err) { logger.info('failed to close', err); } }`,
  `try { go(); } catch (err) { logger.info('left the room', err); }`,
  `try { go(); } catch (err) { logger.info('failed to join'); }`,
  `logger.info('failed jobs', count); logger.info('error handler installed');`,
  // Errors that speak of success, and of trouble
  `logger.error('not successfully joined'); logger.error('success expected'); logger.error('unsuccessful');`,
  `try { go(); } catch (err) { logger.error('successfully caught'); }`,
  // Not whole, or not received
  `logger.debug(req.body); logger.info(req.body.id); logger.info(req.params.id, data.id);`,
  `logger.info('sent', data); send((data) => logger.info(data));`,
  `if (process.env.LOG_BODIES) logger.info('body', req.body); if (options.verbose) { logger.info(res.data); }`,
  'ws.on("message", (data) => { logger.info(`got ${data}`); });',
  `try { go(); } catch (err) { logger.info('odd', err.response.data); }`,
];

/** A report of a failure, inside `async function save(orderId, order) { … }`. */
export interface Form {
  readonly name: string;
  readonly code: string;
  /** What the codemod makes of it. */
  readonly fixed: string;
  /** Message ids, in the order of the text. */
  readonly ids: readonly string[];
  /** What `--fix` alone makes of it, where actions do more. */
  readonly safe?: string;
}

const WITH = ['missingContext', 'missingException'];

/** Reports that lose the exception; what they are about is said or not at hand. */
export const LOST: readonly Form[] = [
  {
    name: 'not mentioned',
    code: `try { a(); } catch (e) { logger.error('a failed', { room }); }`,
    fixed: `try { a(); } catch (e) { logger.error('a failed', { room, exc: e }); }`,
    ids: ['missingException'],
  },
  {
    name: 'interpolated at the end',
    code: 'try { a(); } catch (e) { logger.error(`${room} failed: ${e}`); }',
    fixed: 'try { a(); } catch (e) { logger.error(`${room} failed`, { exc: e }); }',
    ids: ['missingException'],
  },
  {
    name: 'interpolated in the middle',
    code: 'try { a(); } catch (e) { logger.error(`${room} failed: ${e}, again`); }',
    fixed: 'try { a(); } catch (e) { logger.error(`${room} failed: ${e}, again`, { exc: e }); }',
    ids: ['missingException'],
  },
  {
    name: 'message as a field',
    code: `try { a(); } catch (e) { logger.warn('a failed', { room, error: e.message }); }`,
    fixed: `try { a(); } catch (e) { logger.warn('a failed', { room, exc: e }); }`,
    ids: ['missingException'],
  },
  {
    name: 'fields on lines of their own',
    code: `try { a(); } catch (e) {\n  logger.warn('a failed', {\n    room,\n    code: e.code,\n  });\n}`,
    fixed: `try { a(); } catch (e) {\n  logger.warn('a failed', {\n    room,\n    code: e.code,\n    exc: e,\n  });\n}`,
    ids: ['missingException'],
  },
  {
    name: 'through a variable',
    code: `try { a(); } catch (e) { const why = e instanceof Error ? e.message : String(e); logger.error('a failed', { room, why }); }`,
    fixed: `try { a(); } catch (e) { const why = e instanceof Error ? e.message : String(e); logger.error('a failed', { room, why, exc: e }); }`,
    ids: ['missingException'],
  },
  {
    name: 'normalised before',
    code: 'try { a(); } catch (e) { const error = toError(e); logger.error(`${room}: ${error.message}`); }',
    fixed: 'try { a(); } catch (e) { const error = toError(e); logger.error(`${room}`, { exc: error }); }',
    ids: ['missingException'],
  },
  {
    name: 'cut short',
    code: `try { a(); } catch (e) { logger.error('a failed', { room, why: shorten(e.message) }); }`,
    fixed: `try { a(); } catch (e) { logger.error('a failed', { room, why: shorten(e.message), exc: e }); }`,
    ids: ['missingException'],
  },
  {
    name: 'unmasked',
    code: `try { a(); } catch (e) { logger.error('a failed', { room, why: unmask(e.message) }); }`,
    fixed: `try { a(); } catch (e) { logger.error('a failed', { room, why: unmask(e.message), exc: e }); }`,
    ids: ['missingException'],
  },
  {
    name: 'another variable',
    code: `try { a(); } catch (e) { logger.error('a failed', { room, err }); }`,
    fixed: `try { a(); } catch (e) { logger.error('a failed', { room, err, exc: e }); }`,
    ids: ['missingException'],
  },
  {
    name: 'a settled result',
    code: `for (const r of await Promise.allSettled(all)) if (r.status === 'rejected') logger.error('a failed', { room, why: String(r.reason) });`,
    fixed: `for (const r of await Promise.allSettled(all)) if (r.status === 'rejected') logger.error('a failed', { room, why: String(r.reason), exc: r.reason });`,
    ids: ['missingException'],
  },
  {
    name: 'a settled result, not mentioned',
    code: `const r = (await Promise.allSettled(all))[0]; if (r.status === 'rejected') { logger.error('a failed', { room }); }`,
    fixed: `const r = (await Promise.allSettled(all))[0]; if (r.status === 'rejected') { logger.error('a failed', { room, exc: r.reason }); }`,
    ids: ['missingException'],
  },
  {
    name: 'rejections, one by one',
    code: '(await Promise.allSettled(all)).filter((r) => r.status === "rejected").forEach((r) => logger.error(`${room}: ${r.reason}`));',
    fixed: '(await Promise.allSettled(all)).filter((r) => r.status === "rejected").forEach((r) => logger.error(`${room}`, { exc: r.reason }));',
    ids: ['missingException'],
  },
  {
    name: 'a stack where no parameter takes one',
    code: `try { a(); } catch (e) { logger.error('a failed', { room }, e.stack); }`,
    fixed: `try { a(); } catch (e) { logger.error('a failed', { room }, { exc: e }); }`,
    ids: ['missingException'],
  },
  {
    name: 'a callback, in the other branch',
    code: `read('x', (err) => { if (!err) done(); else logger.error('cannot read', { room }); });`,
    fixed: `read('x', (err) => { if (!err) done(); else logger.error('cannot read', { room, exc: err }); });`,
    ids: ['missingException'],
  },
  {
    name: 'a page without handler of its own',
    code: `window.onerror = (text, url, line, column, error) => { logger.error('uncaught', { room, line }); };`,
    fixed: `window.onerror = (text, url, line, column, error) => { logger.error('uncaught', { room, line, exc: error }); };`,
    ids: ['missingException'],
  },
  {
    name: 'a reason of an event of the page',
    code: 'window.addEventListener("unhandledrejection", (event) => { logger.error(`${room}: ${event.reason}`); });',
    fixed: 'window.addEventListener("unhandledrejection", (event) => { logger.error(`${room}`, { exc: event.reason }); });',
    ids: ['missingException'],
  },
  {
    name: 'the console, picked apart',
    code: `try { a(); } catch (e) { console.error('a failed', e.code); }`,
    fixed: `try { a(); } catch (e) { console.error('a failed', e.code, e); }`,
    ids: ['missingException'],
  },
  {
    name: 'the console, message alone',
    code: `try { a(); } catch (e) { console.error('a failed:', e.message); }`,
    fixed: `try { a(); } catch (e) { console.error('a failed:', e); }`,
    ids: ['missingException'],
  },
  {
    name: 'the console, in a text',
    code: 'try { a(); } catch (e) { console.error(`a failed: ${e}`); }',
    fixed: `try { a(); } catch (e) { console.error('a failed', e); }`,
    ids: ['missingException'],
  },
  {
    name: 'an exception as JSON',
    code: `try { a(); } catch (e) { console.error('a failed', JSON.stringify(e)); }`,
    fixed: `try { a(); } catch (e) { console.error('a failed', e); }`,
    ids: ['missingException'],
  },
  {
    name: 'message and stack on lines of a text',
    code: 'try { a(); } catch (e) { console.error(`a failed\n  message: ${e.message}\n  stack: ${e.stack}`); }',
    fixed: `try { a(); } catch (e) { console.error('a failed', e); }`,
    ids: ['missingException'],
  },
  {
    name: 'two lines that say together that it failed',
    code: `try { a(); } catch (e) { console.error('a failed'); console.error('could not save ' + room); }`,
    fixed: `try { a(); } catch (e) { console.error('a failed', e); console.error('could not save ' + room); }`,
    ids: ['missingException', 'missingException'],
  },
  {
    name: 'the exception around it in place of its own',
    code: `try { a(); } catch (e) { try { b(); } catch (closing) { logger.error('b failed', { room, exc: e }); } }`,
    safe: `try { a(); } catch (e) { try { b(); } catch (closing) { logger.error('b failed', { room, exc: e }); } }`,
    fixed: `try { a(); } catch (e) { try { b(); } catch (closing) { logger.error('b failed', { room, exc: closing }); } }`,
    ids: ['missingException'],
  },
  {
    name: 'an emitter, whose listener takes no exception',
    code: `socket.on('error', () => { logger.error('socket failed', { room }); });`,
    fixed: `socket.on('error', (error) => { logger.error('socket failed', { room, exc: error }); });`,
    ids: ['missingException'],
  },
  {
    name: 'a settled result as JSON, the other way round',
    code: 'for (const r of await Promise.allSettled(all)) if ("fulfilled" === r.status) b(r.value); else logger.error(`${room}: ${safeStringify(r)}`);',
    fixed: 'for (const r of await Promise.allSettled(all)) if ("fulfilled" === r.status) b(r.value); else logger.error(`${room}: ${safeStringify(r)}`, { exc: r.reason });',
    ids: ['missingException'],
  },
  {
    name: 'reasons, taken out of the results',
    code: '(await Promise.allSettled(all)).forEach(({ status, reason }) => { if (status === "rejected") logger.error(`${room}: ${reason}`); });',
    fixed: '(await Promise.allSettled(all)).forEach(({ status, reason }) => { if (status === "rejected") logger.error(`${room}`, { exc: reason }); });',
    ids: ['missingException'],
  },
  {
    name: 'a pair of an exception and a result',
    code: 'const [err, data] = await to(a()); if (err) logger.error(`${room}: ${err.message}`, { data });',
    fixed: 'const [err, data] = await to(a()); if (err) logger.error(`${room}`, { data, exc: err });',
    ids: ['missingException'],
  },
  {
    name: 'a middleware for errors',
    code: `app.use((e, req, res, next) => { logger.error('request failed', { room }); res.end(); });`,
    fixed: `app.use((e, req, res, next) => { logger.error('request failed', { room, exc: e }); res.end(); });`,
    ids: ['missingException'],
  },
  {
    name: 'a filter of exceptions',
    code: `return class { catch(exception, host) { logger.error('request failed', { room, why: exception.message }); } };`,
    fixed: `return class { catch(exception, host) { logger.error('request failed', { room, why: exception.message, exc: exception }); } };`,
    ids: ['missingException'],
  },
  {
    name: 'a callback of an option',
    code: `wx.request({ url, fail: (err) => { logger.error('request failed', { room, why: err.errMsg }); } });`,
    fixed: `wx.request({ url, fail: (err) => { logger.error('request failed', { room, why: err.errMsg, exc: err }); } });`,
    ids: ['missingException'],
  },
  {
    name: 'another exception is thrown on some paths',
    code: `try { a(); } catch (e) { logger.error('a failed', { room, why: e.message }); if (e.code === 1) throw new Error('no'); throw e; }`,
    fixed: `try { a(); } catch (e) { logger.error('a failed', { room, why: e.message, exc: e }); if (e.code === 1) throw new Error('no'); throw e; }`,
    ids: ['missingException'],
  },
  {
    name: 'a kind of exception, reported as an error',
    code: `try { a(); } catch (e) { if (e instanceof UploadError) { logger.error('upload failed', { room }); return; } }`,
    fixed: `try { a(); } catch (e) { if (e instanceof UploadError) { logger.error('upload failed', { room, exc: e }); return; } }`,
    ids: ['missingException'],
  },
  {
    name: 'a message in Korean',
    code: 'try { a(); } catch (e) { console.log(`요청이 거부됨: ${e}`); }',
    fixed: `try { a(); } catch (e) { console.log('요청이 거부됨', e); }`,
    ids: ['missingException'],
  },
  {
    name: 'several lines about one failure',
    code: `try { a(); } catch (e) { console.error('a failed'); console.error('code', e.code); }`,
    fixed: `try { a(); } catch (e) { console.error('a failed', e); console.error('code', e.code); }`,
    ids: ['missingException', 'missingException'],
  },
];

/** Reports that lose the exception and don't say what they are about. */
export const BARE: readonly Form[] = [
  {
    name: 'catch without a binding',
    code: `try { a(); } catch { logger.error('a failed'); }`,
    safe: `try { a(); } catch (error) { logger.error('a failed', { exc: error }); }`,
    fixed: `try { a(); } catch (error) { logger.error('a failed', { orderId, exc: error }); }`,
    ids: ['missingException', 'missingContext'],
  },
  {
    name: 'a handler without a parameter',
    code: `a().catch(() => logger.error('a failed'));`,
    safe: `a().catch((error) => logger.error('a failed', { exc: error }));`,
    fixed: `a().catch((error) => logger.error('a failed', { orderId, exc: error }));`,
    ids: ['missingException', 'missingContext'],
  },
  {
    name: 'a rejection',
    code: 'a().catch((err) => { logger.error(`a failed: ${err}`); });',
    safe: `a().catch((err) => { logger.error('a failed', { exc: err }); });`,
    fixed: `a().catch((err) => { logger.error('a failed', { orderId, exc: err }); });`,
    ids: ['missingException', 'missingContext'],
  },
  {
    name: 'the second function of then',
    code: `a().then(b, (err) => logger.error('a failed: ' + err.message));`,
    safe: `a().then(b, (err) => logger.error('a failed', { exc: err }));`,
    fixed: `a().then(b, (err) => logger.error('a failed', { orderId, exc: err }));`,
    ids: ['missingException', 'missingContext'],
  },
  {
    name: 'a callback, where it failed',
    code: `read('x', (err, data) => { if (err) { logger.error('cannot read'); return; } b(data); });`,
    safe: `read('x', (err, data) => { if (err) { logger.error('cannot read', { exc: err }); return; } b(data); });`,
    fixed: `read('x', (err, data) => { if (err) { logger.error('cannot read', { orderId, exc: err }); return; } b(data); });`,
    ids: ['missingException', 'missingContext'],
  },
  {
    name: 'an event',
    code: `socket.on('error', (err) => logger.error('socket failed', { error: err.message }));`,
    safe: `socket.on('error', (err) => logger.error('socket failed', { exc: err }));`,
    fixed: `socket.on('error', (err) => logger.error('socket failed', { orderId, exc: err }));`,
    ids: WITH,
  },
  {
    name: 'an unhandled rejection',
    code: 'process.on("unhandledRejection", (reason) => { logger.fatal(`unhandled: ${reason}`); });',
    safe: 'process.on("unhandledRejection", (reason) => { logger.fatal(\'unhandled\', { exc: reason }); });',
    fixed: 'process.on("unhandledRejection", (reason) => { logger.fatal(\'unhandled\', { orderId, exc: reason }); });',
    ids: ['missingException', 'missingContext'],
  },
  {
    name: 'the message as an argument',
    code: `try { a(); } catch (e) { logger.error('a failed:', e.message); }`,
    safe: `try { a(); } catch (e) { logger.error('a failed', { exc: e }); }`,
    fixed: `try { a(); } catch (e) { logger.error('a failed', { orderId, exc: e }); }`,
    ids: ['missingException', 'missingContext'],
  },
  {
    name: 'the message alone',
    code: `try { a(); } catch (e) { logger.error(e.message); }`,
    safe: `try { a(); } catch (e) { logger.error(e.message, { exc: e }); }`,
    fixed: `try { a(); } catch (e) { logger.error(e.message, { orderId, exc: e }); }`,
    ids: ['missingException', 'missingContext'],
  },
];

/** The exception is there, and nothing says what the report is about. */
export const WITHOUT_CONTEXT: readonly Form[] = [
  {
    name: 'an exception as an argument',
    code: `try { a(); } catch (e) { logger.error('a failed', e); }`,
    safe: `try { a(); } catch (e) { logger.error('a failed', e); }`,
    fixed: `try { a(); } catch (e) { logger.error('a failed', { orderId, exc: e }); }`,
    ids: ['missingContext'],
  },
  {
    name: 'an exception as a field',
    code: `try { a(); } catch (e) { logger.error('cannot save order', { exc: e }); }`,
    safe: `try { a(); } catch (e) { logger.error('cannot save order', { exc: e }); }`,
    fixed: `try { a(); } catch (e) { logger.error('cannot save order', { orderId, exc: e }); }`,
    ids: ['missingContext'],
  },
];

/** For a person to decide. */
export const BY_HAND: readonly Form[] = [
  {
    name: 'logged and thrown on',
    code: `try { a(); } catch (e) { logger.error('a failed', { room, exc: e }); throw e; }`,
    fixed: `try { a(); } catch (e) { logger.error('a failed', { room, exc: e }); throw e; }`,
    ids: ['logAndRethrow'],
  },
  {
    name: 'logged in part and thrown on',
    code: 'try { a(); } catch (e) { logger.error(`${room}: ${e}`); throw new Failure(room, { cause: e }); }',
    fixed: 'try { a(); } catch (e) { logger.error(`${room}: ${e}`); throw new Failure(room, { cause: e }); }',
    ids: ['logAndRethrow'],
  },
  {
    name: 'logged twice',
    code: `try { a(); } catch (e) { console.error(e); console.error('a failed', e); }`,
    fixed: `try { a(); } catch (e) { console.error(e); console.error('a failed', e); }`,
    ids: ['loggedTwice'],
  },
];

/** Found, with nothing mechanical that mends it. */
export const UNNAMED: readonly Form[] = [
  {
    name: 'an exception taken apart by its handler',
    code: `try { a(); } catch ({ message }) { logger.error('a failed', { room, message }); }`,
    fixed: `try { a(); } catch ({ message }) { logger.error('a failed', { room, message }); }`,
    ids: ['missingException'],
  },
  {
    name: 'a line that is JSON',
    code: `try { a(); } catch (e) { console.error(JSON.stringify({ ok: false, error: e.message })); }`,
    fixed: `try { a(); } catch (e) { console.error(JSON.stringify({ ok: false, error: e.message })); }`,
    ids: ['missingException'],
  },
  {
    name: 'a message in parentheses of its own',
    code: `try { a(); } catch (e) { logger.error(('a failed: ' + e)); }`,
    fixed: `try { a(); } catch (e) { logger.error(('a failed: ' + e)); }`,
    ids: ['missingException'],
  },
  {
    name: 'rejections that are counted and nowhere told',
    code: `const failed = (await Promise.allSettled(all)).filter((r) => r.status === 'rejected'); if (failed.length) logger.error('failed', { room, count: failed.length });`,
    fixed: `const failed = (await Promise.allSettled(all)).filter((r) => r.status === 'rejected'); if (failed.length) logger.error('failed', { room, count: failed.length });`,
    ids: ['missingException'],
  },
];

/** Nothing is lost, nothing failed, or the exception is another one or none. */
export const SILENT: readonly string[] = [
  `try { a(); } catch (e) { logger.error('a failed', { room, exc: e }); }`,
  `try { a(); } catch (e) { logger.error(e); }`,
  `try { a(); } catch (e) { console.error('a failed', e); }`,
  `try { a(); } catch (e) { console.error('a failed'); console.error(e); }`,
  `try { a(); } catch (e) { logger.info('using the old one'); }`,
  'try { a(); } catch (e) { logger.debug(`try again: ${e}`); }',
  `try { a(); } catch (e) { if (e.code === 'EEXIST') { logger.warn('not failed: it is there already'); } else throw e; }`,
  `try { a(); } catch (e) { if (!isTimeout(e)) throw e; logger.warn('timed out'); }`,
  `try { a(); } catch (e) { logger.error('a failed'); throw e; }`,
  `try { a(); } catch (e) { logger.error('a failed'); next(e); }`,
  `try { a(); } catch (e) { logger.error('a failed'); return { error: e }; }`,
  `try { a(); } catch (e) { logger.error('a failed'); Sentry.captureException(e); }`,
  `read('x', (err, data) => { if (err) throw err; logger.info('read it'); });`,
  `read('x', (err, data) => { if (err) { fail(err); return; } if (!data) logger.error('nothing in it'); });`,
  `connect((error, connection) => { if (error) throw error; connection.on('close', () => { logger.error('connection closed'); }); });`,
  `if (!order) logger.error('no order');`,
  `const error = useErrorStore(); logger.error('a failed', { room, error: error.text });`,
  `error('a failed'); error(order.message);`,
  `errors.forEach((error) => logger.warn('invalid: ' + error.message));`,
  `button.addEventListener('click', (e) => { logger.error('invalid click ' + e.type); });`,
  `run().catch((code) => { logger.error('it failed with code ' + code); });`,
  `try { a(); } catch (e) { logger.error('a failed', { room, message: e.message, stack: e.stack }); }`,
  `try { a(); } catch (e) { logger.error('failed: ' + e.message); if (e.stack) logger.error(e.stack); }`,
  `try { a(); } catch (e) { if (e.status === 404) { console.log('answer', e.status); } else { console.error(e); } }`,
  `const failed = (await Promise.allSettled(all)).filter((r) => r.status === 'rejected'); failed.forEach((r) => logger.error(r.reason)); logger.error('failed', { room, count: failed.length });`,
  `for (const r of await Promise.allSettled(all)) if (r.status === 'rejected') logger.error('a failed', r);`,
  `try { a(); } catch (e) { const kept = await keep(e); if (!kept) logger.error('not kept either', { room }); throw e; }`,
  `try { a(); } catch (e) { try { b(); } catch { logger.error('b failed too', { room, exc: e }); } }`,
  `try { a(); } catch (e) { const failure = ApiError.systemError(500, String(e)); logger.error('a failed', { room, exc: failure }); }`,
  `try { a(); } catch (e) { logger.error('a failed', { room, exc: e.cause }); }`,
  `run().catch((err) => { if (err.code === 'FULL') { logger.warn('Skipping ' + err.ids.join()); return; } throw err; });`,
  `function answer(err) { if (err instanceof NotFound) { logger.warn('not found', { code: err.name }); } }`,
  `const failed = isAxiosError(order); read((order) => { if (failed && order.data) logger.error('no order of that kind'); });`,
  `$('img').on('error', () => { logger.error('image failed'); });`,
  `class Job { fail(err) { this.why = err; logger.warn('job failed'); } }`,
  `function parse(error) { const match = error.message.match(/id (.*)/); logger.error('bad id ' + match[1]); }`,
  `try { a(); } catch (e) { for (const x of order) x.on('end', () => { logger.error('ended too early'); }); }`,
  `try { a(); } catch (e) { logger.error('a failed', redactTokens(String(e))); }`,
  'try { a(); } catch (e) { logger.error(`a failed: ${redactor.mask(e.message)}`); }',
  `try { a(); } catch (e) { const why = scrub(e.message); logger.error('a failed', { room, why }); }`,
];

const HEAD = `import { logger } from '@logfix/logger';\n`;

/** The whole file around a form. */
export const wrap = (code: string): string =>
  `${HEAD}export async function save(orderId, room) {\n${code}\n}\n`;

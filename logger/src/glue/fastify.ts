import { logger as defaultLogger } from '../main.ts';
import type { Fields, Logger } from '../types.ts';
import { beginRequest, pathOf } from './request.ts';
import type { RequestLog, RequestLogOptions } from './request.ts';

export type { RequestLogOptions } from './request.ts';

interface Raw {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
}

/** What is needed of a Fastify request. */
export interface FastifyRequestLike {
  readonly raw: Raw;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly routeOptions?: { readonly url?: string | undefined };
}

interface FastifyReplyLike {
  readonly statusCode: number;
  header(name: string, value: string): unknown;
}

type Done = (error?: Error) => void;
type Hook = (request: FastifyRequestLike, reply: FastifyReplyLike, done: Done) => void;

/** What is needed of a Fastify instance. */
export interface FastifyLike {
  addHook(name: 'onRequest' | 'preValidation' | 'onResponse', hook: Hook): unknown;
  addHook(
    name: 'onError',
    hook: (request: FastifyRequestLike, reply: FastifyReplyLike, error: Error, done: Done) => void,
  ): unknown;
  addHook(
    name: 'onRequestAbort',
    hook: (request: FastifyRequestLike, done: Done) => void,
  ): unknown;
}

/**
 * A Fastify plugin: `app.register(requestLogger, { logger })`. Gives each request an id and one
 * line when it is over; all lines that the handlers write carry the id.
 */
export const requestLogger = Object.assign(
  (app: FastifyLike, options: RequestLogOptions<FastifyRequestLike>, done: Done): void => {
    const { logger = defaultLogger, idHeader = 'x-request-id' } = options;
    const logs = new WeakMap<object, RequestLog>();
    const errors = new WeakMap<object, Error>();

    app.addHook('onRequest', (request, reply, next) => {
      const { method = 'GET', url = '/' } = request.raw;
      const header = (name: string): string | undefined => {
        const value = request.headers[name];
        return Array.isArray(value) ? value[0] : value;
      };
      const log = beginRequest(options, request, method, url, header);
      logs.set(request, log);
      reply.header(idHeader, log.id);
      logger.withContext(log.context, () => next());
    });
    // The context does not survive the reading of a body.
    app.addHook('preValidation', (request, _reply, next) => {
      logger.withContext(logs.get(request)?.context ?? {}, () => next());
    });
    app.addHook('onError', (request, _reply, error, next) => {
      errors.set(request, error);
      next();
    });
    app.addHook('onResponse', (request, reply, next) => {
      const status = reply.statusCode;
      const error = status >= 500 ? errors.get(request) : undefined;
      logs.get(request)?.end({ status, route: request.routeOptions?.url, error });
      next();
    });
    app.addHook('onRequestAbort', (request, next) => {
      logs.get(request)?.end({ status: null, route: request.routeOptions?.url });
      next();
    });
    done();
  },
  // Hooks are for the whole application, not for the plugin's own scope.
  { [Symbol.for('skip-override')]: true, [Symbol.for('fastify.display-name')]: '@logfix/logger' },
);

/** The interface that Fastify's `loggerInstance` wants. */
export interface FastifyLogger extends Omit<Logger, 'child' | 'level'> {
  level: string;
  silent(): void;
  child(bindings: Fields): FastifyLogger;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Fastify logs whole requests and replies: what a line needs of them. */
const shorten = (fields: unknown): unknown => {
  if (!isObject(fields) || fields instanceof Error) return fields;
  const { req, res, ...rest } = fields as { req?: unknown; res?: unknown };
  const short: Fields = { ...rest };
  if (isObject(req)) {
    const { method, url } = req as Raw;
    short['req'] = { method, path: pathOf(url ?? '/') };
  } else if (req !== undefined) short['req'] = req;
  if (isObject(res)) short['res'] = { status: (res as { statusCode?: unknown }).statusCode };
  else if (res !== undefined) short['res'] = res;
  return short;
};

/**
 * Makes Fastify itself write through a logger:
 * `fastify({ loggerInstance: fastifyLogger(logger) })`.
 */
export const fastifyLogger = (logger: Logger = defaultLogger): FastifyLogger => {
  const method =
    (level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal') =>
    (...args: unknown[]): void =>
      logger[level](...args.map(shorten));
  return {
    ...logger,
    trace: method('trace'),
    debug: method('debug'),
    info: method('info'),
    warn: method('warn'),
    error: method('error'),
    fatal: method('fatal'),
    get level() {
      return logger.level;
    },
    set level(level: string) {
      logger.setLevel(level as Logger['level']);
    },
    silent() {},
    child: (bindings) => fastifyLogger(logger.child(shorten(bindings) as Fields)),
  };
};

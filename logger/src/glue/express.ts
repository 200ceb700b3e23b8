import type { IncomingMessage, ServerResponse } from 'node:http';
import { logger as defaultLogger } from '../main.ts';
import type { Logger } from '../types.ts';
import { beginRequest } from './request.ts';
import type { RequestLogOptions } from './request.ts';

export type { RequestLogOptions } from './request.ts';

/** A request of `node:http`, Connect or Express. */
export type HttpRequest = IncomingMessage & {
  /** Id of the request, as `x-request-id` says it. */
  id?: unknown;
  /** A logger whose lines carry that id. */
  log?: Logger;
  originalUrl?: string;
  baseUrl?: string;
  route?: { path?: unknown };
};

type Next = (error?: unknown) => void;

/** Errors that a handler passed on, until the request is over. */
const errors = new WeakMap<object, unknown>();

const routeOf = (request: HttpRequest): string | undefined => {
  const path = request.route?.path;
  return typeof path === 'string' ? (request.baseUrl ?? '') + path : undefined;
};

/**
 * Middleware for Express, Connect and `node:http`: gives each request an id, `request.log`, and
 * one line when it is over. All lines that the handlers write carry the id.
 */
export const requestLogger = (options: RequestLogOptions<HttpRequest> = {}) => {
  const { logger = defaultLogger, idHeader = 'x-request-id' } = options;
  return (request: HttpRequest, response: ServerResponse, next: Next = () => {}): void => {
    const url = request.originalUrl ?? request.url ?? '/';
    const header = (name: string): string | undefined => {
      const value = request.headers[name];
      return Array.isArray(value) ? value[0] : value;
    };
    const { id, log, context, end } = beginRequest(
      options, request, request.method ?? 'GET', url, header,
    );
    request.id = id;
    request.log = log;
    response.setHeader(idHeader, id);
    response.once('finish', () => {
      const error = errors.get(request);
      end({ status: response.statusCode, route: routeOf(request), error });
    });
    response.once('close', () => end({ status: null, route: routeOf(request) }));
    logger.withContext(context, () => next());
  };
};

/** Error middleware: put it after the routes, so that the line of a failed request has its error. */
export const errorLogger =
  () =>
  (error: unknown, request: HttpRequest, _response: ServerResponse, next: Next): void => {
    errors.set(request, error);
    next(error);
  };

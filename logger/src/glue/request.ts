import { logger as defaultLogger } from '../main.ts';
import type { Fields, Level, Logger } from '../types.ts';

export interface RequestLogOptions<Request = unknown> {
  /** Default: the process's logger. */
  readonly logger?: Logger;
  /** Header that carries the request's id, both ways. Default `x-request-id`. */
  readonly idHeader?: string;
  /** Makes an id for a request that brings none. Default: a random UUID. */
  readonly makeId?: () => string;
  /** Requests that are not logged: health checks, for one. */
  readonly ignore?: (path: string, request: Request) => boolean;
  /** More fields of the line that ends a request. */
  readonly fields?: (request: Request) => Fields;
  /** Level of a request that took longer, in ms. Never by default. */
  readonly slowMs?: number;
}

/** What is known of a request when it is over. */
export interface Ending {
  /** Status that was sent; `null` when the client had left before. */
  readonly status: number | null;
  /** The pattern that matched: `/rooms/:id`. */
  readonly route?: string | undefined;
  readonly error?: unknown;
}

export interface RequestLog {
  readonly id: string;
  /** Fields that every line of the request carries. */
  readonly context: Fields;
  readonly log: Logger;
  /** Writes the line that ends the request, once. */
  end(ending: Ending): void;
}

const SAFE_ID = /^[\w.:-]{1,128}$/;
const TRACEPARENT = /^[\da-f]{2}-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-[\da-f]{2}/;

/** The path of a URL: the query may carry anything, and is never logged. */
export const pathOf = (url: string): string => url.split(/[?#]/, 1)[0] || '/';

const levelOf = ({ status, error }: Ending, slow: boolean): Level => {
  if (status === null) return 'warn';
  if (status >= 500 || error !== undefined) return 'error';
  return status >= 400 || slow ? 'warn' : 'info';
};

const traceOf = (traceparent: string | undefined): Fields => {
  const [, trace_id] = TRACEPARENT.exec(traceparent ?? '') ?? [];
  return trace_id === undefined ? {} : { trace_id };
};

/**
 * Begins the log of one request. Its id comes from the header when that looks like one, so that
 * a stranger cannot write what he likes into the log.
 */
export const beginRequest = <Request>(
  options: RequestLogOptions<Request>,
  request: Request,
  method: string,
  url: string,
  header: (name: string) => string | undefined,
): RequestLog => {
  const { logger = defaultLogger, idHeader = 'x-request-id', slowMs = Infinity } = options;
  const path = pathOf(url);
  const brought = header(idHeader.toLowerCase());
  const id = brought && SAFE_ID.test(brought) ? brought : (options.makeId?.() ?? crypto.randomUUID());
  const context: Fields = { request_id: id, ...traceOf(header('traceparent')) };
  const log = logger.child(context);
  const begun = performance.now();
  let isOver = options.ignore?.(path, request) ?? false;

  const end = (ending: Ending): void => {
    if (isOver) return;
    isOver = true;
    const duration = performance.now() - begun;
    const { status, route, error } = ending;
    const fields: Fields = { method, path };
    if (route !== undefined && route !== path) fields['route'] = route;
    if (status !== null) fields['status'] = status;
    fields['duration_ms'] = Math.round(duration * 10) / 10;
    Object.assign(fields, options.fields?.(request));
    const message = status === null ? 'request aborted' : 'request completed';
    const rest = error === undefined ? [fields] : [fields, error];
    log[levelOf(ending, duration > slowMs)](message, ...rest);
  };
  return { id, context, log, end };
};

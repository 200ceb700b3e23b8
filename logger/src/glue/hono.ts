import { logger as defaultLogger } from '../main.ts';
import type { Logger } from '../types.ts';
import { beginRequest } from './request.ts';
import type { RequestLogOptions } from './request.ts';

export type { RequestLogOptions } from './request.ts';

/** What the middleware puts into Hono's context: `new Hono<{ Variables: LogVariables }>()`. */
export interface LogVariables {
  requestId: string;
  logger: Logger;
}

/** What is needed of Hono's context. */
export interface HonoContextLike {
  readonly req: {
    readonly method: string;
    readonly path: string;
    header(name: string): string | undefined;
  };
  readonly res: { readonly status: number };
  readonly error: Error | undefined;
  header(name: string, value: string): void;
  set(key: string, value: unknown): void;
}

/**
 * Middleware for Hono: gives each request an id, `c.get('logger')`, and one line when it is
 * over. All lines that the handlers write carry the id.
 */
export const requestLogger = (options: RequestLogOptions<HonoContextLike> = {}) => {
  const { logger = defaultLogger, idHeader = 'x-request-id' } = options;
  return async (c: HonoContextLike, next: () => Promise<void>): Promise<void> => {
    const { method, path } = c.req;
    const { id, log, context, end } = beginRequest(options, c, method, path, (name) =>
      c.req.header(name),
    );
    c.set('requestId', id);
    c.set('logger', log);
    await logger.withContext(context, () => next());
    c.header(idHeader, id);
    const { status } = c.res;
    end({ status, error: status >= 500 ? c.error : undefined });
  };
};

import type { IncomingMessage, ServerResponse } from 'node:http';
import { DEFAULT_PATH, createHandler } from './handle.ts';
import type { Answer, Incoming, ReceiverOptions, ReceiverStats } from './options.ts';

export type { Answer, Incoming, ReceiverOptions, ReceiverStats } from './options.ts';

type NodeRequest = IncomingMessage & { body?: unknown; ip?: string; originalUrl?: string };

/** For `node:http`, Express, Connect and Vite's server. Other paths go to `next`, or get 404. */
export type NodeHandler = (
  request: NodeRequest,
  response: ServerResponse,
  next?: (error?: unknown) => void,
) => Promise<void>;

interface FastifyRequestLike {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly ip: string;
  readonly body: unknown;
}

interface FastifyReplyLike {
  code(status: number): FastifyReplyLike;
  headers(values: Record<string, string>): FastifyReplyLike;
  send(body: string): unknown;
}

interface FastifyLike {
  route(options: {
    method: string[];
    url: string;
    bodyLimit: number;
    handler(request: FastifyRequestLike, reply: FastifyReplyLike): Promise<unknown>;
  }): unknown;
}

export interface Receiver {
  /** `createServer(receiver.node)`, `app.use(receiver.node)` */
  readonly node: NodeHandler;
  /** `app.all(path, (c) => receiver.fetch(c.req.raw))`. @param address of the sender */
  readonly fetch: (request: Request, address?: string) => Promise<Response>;
  /** `app.register(receiver.fastify)` */
  readonly fastify: (app: FastifyLike) => Promise<void>;
  readonly path: string;
  handle(incoming: Incoming): Promise<Answer>;
  stats(): ReceiverStats;
  flush(): Promise<void>;
  close(): Promise<void>;
}

const first = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

/** Reads a stream up to a size; `null` when there is more. */
const readStream = async (
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<Buffer | null> => {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > maxBytes) return null;
    kept.push(chunk);
  }
  return Buffer.concat(kept);
};

/** Some body parsers leave `{}` behind when they did not feel responsible. */
const isParsed = ({ body, readableEnded }: NodeRequest): boolean =>
  body !== undefined && (readableEnded || typeof body !== 'object' || body === null
    || Object.keys(body).length > 0);

/** Stays open when its reader stops early: the answer goes through the same connection. */
const unread = (request: IncomingMessage): AsyncIterable<Uint8Array> =>
  request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;

const pathOf = (url: string): string => url.split(/[?#]/, 1)[0]!.replace(/\/+$/, '');

/**
 * Takes the logs of browsers and writes them on the server: checked, cleaned, masked again,
 * limited, and in files of their own. Refuses everything in production unless allowed.
 */
export const createReceiver = (options: ReceiverOptions = {}): Receiver => {
  const { path = DEFAULT_PATH, maxBytes = 131_072, trustProxy = false } = options;
  const handler = createHandler(options);

  const addressOf = (direct: string | undefined, forwarded: string | undefined): string => {
    const proxied = trustProxy ? forwarded?.split(',').at(-1)?.trim() : undefined;
    return proxied || direct || 'unknown';
  };

  const fromNode = (request: NodeRequest): Incoming => {
    const header = (name: string) => first(request.headers[name]);
    return {
      method: request.method ?? 'GET',
      header,
      address: addressOf(request.ip ?? request.socket.remoteAddress, header('x-forwarded-for')),
      body: async (max) => (isParsed(request) ? request.body : readStream(unread(request), max)),
    };
  };

  const node: NodeHandler = async (request, response, next) => {
    if (pathOf(request.originalUrl ?? request.url ?? '') !== path) {
      if (next) return next();
      response.writeHead(404).end();
      return;
    }
    const { status, headers, body } = await handler.handle(fromNode(request));
    // What is left of a body that was refused is not read: the connection ends.
    const close = request.complete ? {} : { connection: 'close' };
    response.writeHead(status, { ...headers, ...close }).end(body);
  };

  const fetchStyle = async (request: Request, address?: string): Promise<Response> => {
    const header = (name: string) => request.headers.get(name) ?? undefined;
    const { status, headers, body } = await handler.handle({
      method: request.method,
      header,
      address: addressOf(address, header('x-forwarded-for')),
      body: async (max) => (request.body ? readStream(request.body, max) : ''),
    });
    return new Response(status === 204 ? null : body, { status, headers });
  };

  const fastify = async (app: FastifyLike): Promise<void> => {
    app.route({
      method: ['POST', 'OPTIONS'],
      url: path,
      bodyLimit: maxBytes,
      async handler(request, reply) {
        const header = (name: string) => first(request.headers[name]);
        const { status, headers, body } = await handler.handle({
          method: request.method,
          header,
          address: addressOf(request.ip, header('x-forwarded-for')),
          body: async () => request.body ?? '',
        });
        return reply.code(status).headers(headers).send(body);
      },
    });
  };

  return { node, fetch: fetchStyle, fastify, path, ...handler };
};

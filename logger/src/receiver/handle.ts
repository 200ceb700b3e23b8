import { fileSink } from '../file/sink.ts';
import { createLogger } from '../main.ts';
import type { Sink } from '../types.ts';
import { createMemory, createRateLimit } from './limits.ts';
import type { Answer, Incoming, ReceiverOptions, ReceiverStats } from './options.ts';
import { checkRecord, cleanText, readBatch } from './record.ts';
import type { Batch, Checked } from './record.ts';

export const DEFAULT_PATH = '/api/logs/frontend';

const MINUTE = 60_000;
const REMEMBERED_BATCHES = 10_000;
const JSON_TYPES = /^(?:application\/json|text\/plain|application\/x-ndjson|application\/jsonl)\b/i;
const TRACEPARENT = /^[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-[\da-f]{2}/;

export interface Handler {
  handle(incoming: Incoming): Promise<Answer>;
  stats(): ReceiverStats;
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** Why a request is not served. */
class Refusal extends Error {
  readonly status: number;
  readonly headers: Record<string, string>;
  constructor(status: number, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

const isProduction = (env: Readonly<Record<string, string | undefined>>): boolean =>
  /^prod/i.test(env['ENV'] || env['NODE_ENV'] || '');

/** The ids of the page's trace, as its request carries them. */
const traceOf = (traceparent = ''): object => {
  const [, trace_id, span_id] = TRACEPARENT.exec(traceparent) ?? [];
  return trace_id === undefined ? {} : { trace_id, span_id };
};

const hostOf = (origin: string): string => {
  try {
    return new URL(origin).host;
  } catch {
    return '';
  }
};

const isAllowed = (
  origins: ReceiverOptions['origins'],
  origin: string,
  host: string | undefined,
): boolean => {
  if (origins === '*') return true;
  if (typeof origins === 'function') return origins(origin);
  if (origins) return origins.includes(origin);
  return host !== undefined && hostOf(origin) === host;
};

/** Writes checked records as lines: masked again, stamped as a browser's. */
const createWriter = (sink: () => Sink) => {
  let time = 0;
  const log = createLogger({
    level: 'trace',
    // A browser's line must not look like one of this server's.
    fields: { service: undefined, version: undefined, host: undefined },
    sinks: {
      write(line, info) {
        const stamp = JSON.stringify(new Date(time).toISOString());
        sink().write(line.replace(/^\{"timestamp":"[^"]*"/, `{"timestamp":${stamp}`), { ...info, time });
      },
      flush: async () => {},
      close: async () => {},
      stats: () => ({ written: 0, pending: 0, dropped: {} }),
    },
  });
  return ({ level, message, fields }: Checked, at: number): void => {
    time = at;
    log[level](message.replaceAll('%', '%%'), fields);
  };
};

export const createHandler = (options: ReceiverOptions): Handler => {
  const {
    maxBytes = 131_072, maxRecords = 500, batchesPerMinute = 300,
    bytesPerMinute = 64 * 1024 * 1024, clock = Date.now, env = process.env,
  } = options;
  const open = options.allowInProduction ?? env['LOG_RECEIVER'] === 'allow';
  const batches = createRateLimit(batchesPerMinute, MINUTE);
  const bytes = createRateLimit(bytesPerMinute, MINUTE);
  const seen = createMemory(REMEMBERED_BATCHES);
  let sink = options.sink;
  const getSink = (): Sink =>
    (sink ??= fileSink({ folder: 'logs/frontend', name: 'frontend', clock, ...options.file }));
  const write = createWriter(getSink);
  const stats: ReceiverStats = { accepted: 0, rejected: {}, requests: {}, duplicates: 0 };
  const count = (table: Record<string, number>, key: string | number): void => {
    table[key] = (table[key] ?? 0) + 1;
  };

  const checkOrigin = (incoming: Incoming): Record<string, string> => {
    const origin = incoming.header('origin');
    if (origin === undefined) {
      if (options.allowMissingOrigin) return {};
      throw new Refusal(403, 'the Origin header is missing');
    }
    if (!isAllowed(options.origins, origin, incoming.header('host'))) {
      throw new Refusal(403, 'this origin may not send logs here');
    }
    return { 'access-control-allow-origin': origin, vary: 'origin' };
  };

  const preflight = (cors: Record<string, string>): Answer => ({
    status: 204,
    headers: {
      ...cors,
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'content-type, traceparent, x-batch-id, x-request-id',
      'access-control-max-age': '86400',
    },
    body: '',
  });

  const limit = (wait: number): void => {
    if (wait === 0) return;
    const seconds = String(Math.ceil(wait / 1000));
    throw new Refusal(429, 'too many logs', { 'retry-after': seconds });
  };

  const readBody = async (incoming: Incoming): Promise<Batch> => {
    const type = incoming.header('content-type');
    if (type !== undefined && !JSON_TYPES.test(type)) throw new Refusal(415, 'send JSON');
    if (incoming.header('content-encoding') !== undefined) {
      throw new Refusal(415, 'send the body uncompressed');
    }
    const tooLarge = new Refusal(413, `a batch has ${maxBytes} bytes at most`);
    const length = Number(incoming.header('content-length') ?? 0);
    if (length > maxBytes) throw tooLarge;
    const raw = await incoming.body(maxBytes);
    if (raw === null) throw tooLarge;
    const body = raw instanceof Uint8Array ? Buffer.from(raw).toString() : raw;
    const size = typeof body === 'string' ? Buffer.byteLength(body) : length;
    if (size > maxBytes) throw tooLarge;
    limit(bytes.take('', size, clock()));
    const batch = readBatch(body);
    if (!batch) throw new Refusal(400, 'the body is no batch of log records');
    if (batch.records.length > maxRecords) {
      throw new Refusal(413, `a batch has ${maxRecords} records at most`);
    }
    return batch;
  };

  const stampOf = (incoming: Incoming, id: string | undefined, now: number): object => {
    const agent = incoming.header('user-agent');
    return {
      source: 'browser',
      received_at: new Date(now).toISOString(),
      ...(id === undefined ? {} : { batch_id: id }),
      ...(agent === undefined ? {} : { user_agent: cleanText(agent, 256) }),
    };
  };

  const store = (incoming: Incoming, batch: Batch, id: string | undefined): object => {
    const now = clock();
    const stamp = stampOf(incoming, id, now);
    const trace = traceOf(incoming.header('traceparent'));
    let accepted = 0;
    const problems: string[] = [];
    for (const record of batch.records) {
      const checked = checkRecord(record, now);
      if (typeof checked === 'string') {
        count(stats.rejected, checked);
        problems.push(checked);
        continue;
      }
      const own = 'trace_id' in checked.fields ? {} : trace;
      const fields = { service: 'frontend', ...own, ...checked.fields, ...stamp };
      write({ ...checked, fields }, checked.time ?? now);
      accepted++;
    }
    stats.accepted += accepted;
    if (accepted === 0 && problems.length > 0) throw new Refusal(400, problems[0]!);
    return { accepted, rejected: problems.length };
  };

  const receive = async (incoming: Incoming, cors: Record<string, string>): Promise<Answer> => {
    limit(batches.take(incoming.address, 1, clock()));
    const batch = await readBody(incoming);
    const named = batch.id ?? incoming.header('x-batch-id');
    const id = named === undefined ? undefined : cleanText(named, 100);
    if (id !== undefined && seen.has(id)) {
      stats.duplicates++;
      return json(200, { accepted: 0, rejected: 0, duplicate: true }, cors);
    }
    const result = store(incoming, batch, id);
    if (id !== undefined) seen.add(id);
    return json(200, result, cors);
  };

  const json = (status: number, body: object, headers: Record<string, string>): Answer => ({
    status,
    headers: { ...headers, 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  });

  const decide = async (incoming: Incoming): Promise<Answer> => {
    let cors: Record<string, string> = {};
    try {
      if (isProduction(env) && !open) throw new Refusal(403, 'off in production');
      cors = checkOrigin(incoming);
      if (incoming.method === 'OPTIONS') return preflight(cors);
      if (incoming.method !== 'POST') throw new Refusal(405, 'use POST', { allow: 'POST' });
      return await receive(incoming, cors);
    } catch (error) {
      if (error instanceof Refusal) {
        return json(error.status, { error: error.message }, { ...cors, ...error.headers });
      }
      return json(500, { error: 'the logs could not be taken' }, cors);
    }
  };

  return {
    async handle(incoming) {
      const answer = await decide(incoming);
      count(stats.requests, answer.status);
      return answer;
    },
    stats: () => structuredClone(stats),
    flush: async () => sink?.flush(),
    close: async () => sink?.close(),
  };
};

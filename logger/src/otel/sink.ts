import { ROOT_CONTEXT, TraceFlags, context, trace } from '@opentelemetry/api';
import type { Context } from '@opentelemetry/api';
import { SeverityNumber, logs } from '@opentelemetry/api-logs';
import type { AnyValue, AnyValueMap, LogRecord, LoggerProvider } from '@opentelemetry/api-logs';
import { flushOnExit } from '../exit.ts';
import type { Level, LineInfo, LoggedException, LogLine, Sink } from '../types.ts';

export interface OtelSinkOptions {
  /** Your SDK's provider. Default: the global one. Give it, so that `flush` reaches it. */
  readonly provider?: LoggerProvider & { forceFlush?(): Promise<void> };
  /** Name of the instrumentation scope. Default `@logfix/logger`. */
  readonly scope?: string;
  /**
   * Also send `service`, `env`, `version`, `host`, which normally stand in the SDK's resource.
   * Default false.
   */
  readonly resourceFields?: boolean;
}

const SEVERITY: Readonly<Record<Level, SeverityNumber>> = {
  trace: SeverityNumber.TRACE,
  debug: SeverityNumber.DEBUG,
  info: SeverityNumber.INFO,
  warn: SeverityNumber.WARN,
  error: SeverityNumber.ERROR,
  fatal: SeverityNumber.FATAL,
};

/** Names of the semantic conventions for what a resource says. */
const RESOURCE = {
  service: 'service.name',
  env: 'deployment.environment.name',
  version: 'service.version',
  host: 'host.name',
} as const;

const exceptionAttributes = ({ class: type, message, stack, ...more }: LoggedException) => {
  const attributes: AnyValueMap = { 'exception.type': type, 'exception.message': message };
  if (stack !== undefined) attributes['exception.stacktrace'] = stack;
  for (const [key, value] of Object.entries(more)) {
    attributes[`exception.${key}`] = value as AnyValue;
  }
  return attributes;
};

/** The line's own span, where it is another than the active one: a browser's, for one. */
const contextOf = (traceId: string | undefined, spanId: string | undefined): Context => {
  const active = context.active();
  const span = trace.getSpanContext(active);
  if (traceId === undefined || spanId === undefined) return active;
  if (span?.traceId === traceId && span.spanId === spanId) return active;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: TraceFlags.SAMPLED });
};

const recordOf = (line: string, info: LineInfo, resourceFields: boolean): LogRecord => {
  const { timestamp, level, message, trace_id, span_id, exc, ...rest } =
    JSON.parse(line) as LogLine;
  const attributes: AnyValueMap = {};
  for (const [key, value] of Object.entries(rest)) {
    const resource = Object.hasOwn(RESOURCE, key) ? RESOURCE[key as keyof typeof RESOURCE] : null;
    if (resource === null) attributes[key] = value as AnyValue;
    else if (resourceFields) attributes[resource] = value as AnyValue;
  }
  // A trace without a span is no span context: the API could not carry it.
  if (trace_id !== undefined && span_id === undefined) attributes['trace_id'] = trace_id;
  if (exc !== null && typeof exc === 'object') {
    Object.assign(attributes, exceptionAttributes(exc));
  }
  return {
    severityNumber: SEVERITY[info.level],
    severityText: level,
    body: message,
    timestamp: Date.parse(timestamp) || info.time,
    observedTimestamp: info.time,
    attributes,
    context: contextOf(trace_id, span_id),
  };
};

/**
 * A sink that hands lines to OpenTelemetry's logs API: they leave through the SDK that the
 * application has set up, to its collector. Messages, fields and exceptions are masked already.
 */
export const otelSink = (options: OtelSinkOptions = {}): Sink => {
  const { scope = '@logfix/logger', resourceFields = false } = options;
  const provider = options.provider ?? logs;
  const dropped: Record<string, number> = {};
  let written = 0;
  let lastError: string | undefined;
  let closed = false;

  const drop = (reason: string): void => {
    dropped[reason] = (dropped[reason] ?? 0) + 1;
  };

  const write = (line: string, info: LineInfo): void => {
    if (closed) return drop('closed');
    try {
      provider.getLogger(scope).emit(recordOf(line, info, resourceFields));
      written++;
    } catch (error) {
      lastError = error instanceof Error ? error.message : String(error);
      drop('not emitted');
    }
  };

  const flush = async (): Promise<void> => {
    try {
      await options.provider?.forceFlush?.();
    } catch (error) {
      lastError = error instanceof Error ? error.message : String(error);
    }
  };
  const forget = flushOnExit({ flush });

  return {
    write,
    flush,
    async close() {
      if (closed) return;
      closed = true;
      forget();
      await flush();
    },
    stats: () => ({
      written,
      pending: 0,
      dropped: { ...dropped },
      ...(lastError === undefined ? {} : { lastError }),
    }),
  };
};

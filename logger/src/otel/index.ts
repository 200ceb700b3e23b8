export { traceFields } from './trace.ts';
export { otelSink } from './sink.ts';
export type { OtelSinkOptions } from './sink.ts';

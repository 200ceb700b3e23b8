import { isSpanContextValid, trace } from '@opentelemetry/api';
import type { Fields, FieldProvider } from '../types.ts';

/**
 * Gives every line the ids of the active span:
 * `configure({ provider: traceFields() })`. Without an active span it gives nothing.
 */
export const traceFields = (): FieldProvider => (): Fields | undefined => {
  const span = trace.getActiveSpan()?.spanContext();
  if (!span || !isSpanContextValid(span)) return undefined;
  return { trace_id: span.traceId, span_id: span.spanId };
};

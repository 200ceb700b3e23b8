import type { FieldProvider } from '../types.ts';

const hex = (bytes: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');

export interface PageTrace {
  readonly traceId: string;
  readonly spanId: string;
  /** For requests to the page's own server: `fetch(url, { headers: { traceparent: … } })`. */
  traceparent(): string;
  /** For `configure({ provider })`: every line gets `trace_id` and `span_id`. */
  readonly provider: FieldProvider;
}

/**
 * One trace for the life of a page: that of `<meta name="traceparent">` where the server wrote
 * one, else a new one. Lines of browser and server that share it can be read together.
 */
export const pageTrace = (): PageTrace => {
  const given = document.querySelector<HTMLMetaElement>('meta[name=traceparent]')?.content ?? '';
  const traceId = /^00-([\da-f]{32})-/.exec(given)?.[1] ?? hex(16);
  const spanId = hex(8);
  return {
    traceId,
    spanId,
    traceparent: () => `00-${traceId}-${spanId}-01`,
    provider: () => ({ trace_id: traceId, span_id: spanId }),
  };
};

import '../import-meta.ts';
import { starter } from './start.ts';

export { captureErrors } from './errors.ts';
export { quietLevels } from './quiet.ts';
export { shipSink } from './ship.ts';
export type { ShipOptions } from './ship.ts';
export type { StartOptions } from './start.ts';
export { pageTrace } from './trace.ts';
export type { PageTrace } from './trace.ts';

/**
 * From now on the default logger's lines also go to the server: where `VITE_LOG_TO_BACKEND` is
 * `true`, and never from production unless allowed. Says whether it does so here.
 */
export const shipLogs = starter(
  () => import.meta.env.VITE_LOG_TO_BACKEND,
  () => import.meta.env.MODE,
);

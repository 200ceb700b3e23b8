import { starter } from './start.ts';

export { captureErrors } from './errors.ts';
export { quietLevels } from './quiet.ts';
export { shipSink } from './ship.ts';
export type { ShipOptions } from './ship.ts';
export type { StartOptions } from './start.ts';
export { pageTrace } from './trace.ts';
export type { PageTrace } from './trace.ts';

/** As in `index.ts`, but `import.meta` is not there for CommonJS. */
export const shipLogs = starter(
  () => undefined,
  () => undefined,
);

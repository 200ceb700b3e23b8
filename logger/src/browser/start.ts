import { attempt } from '../core/attempt.ts';
import { severityIn } from '../core/browser.ts';
import { currentTree } from '../core/create.ts';
import { shipSink } from './ship.ts';
import type { ShipOptions } from './ship.ts';

export interface StartOptions extends ShipOptions {
  /** Default: does `VITE_LOG_TO_BACKEND` (or `NEXT_PUBLIC_LOG_TO_BACKEND`) say `true`? */
  readonly enabled?: boolean;
  /** Ship from production builds too. Default false. */
  readonly allowInProduction?: boolean;
}

type Read = () => string | undefined;

/**
 * Makes the function that an application calls once: from then on the default logger's lines
 * also go to the server. Says whether it does so here.
 */
export const starter =
  (toBackend: Read, mode: Read) =>
  ({ enabled, allowInProduction, ...options }: StartOptions = {}): boolean => {
    const asked = attempt(toBackend) || attempt(() => process.env['NEXT_PUBLIC_LOG_TO_BACKEND']);
    const isOn =
      typeof document == 'object' &&
      (enabled ?? asked == 'true') &&
      (allowInProduction || severityIn(mode) < 3);
    if (isOn) currentTree()?.addSink(shipSink(options));
    return isOn;
  };

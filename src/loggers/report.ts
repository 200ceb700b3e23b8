import type { Dialect } from './dialect.ts';

/** How an exception and the context of a failure join a call of a logger. */
export interface ReportStyle {
  /**
   * Where they go: into an object before the message, into one after it, or the exception as an
   * argument of its own, after an object of fields.
   */
  readonly place: 'fields-first' | 'fields-last' | 'argument';
  /** Key of the exception. */
  readonly key: string;
  /** What prints an exception under its key, where the logger would print `{}`. */
  readonly value?: (error: string) => string;
  /** The message names the fields that are printed: `{peerId}`. */
  readonly named?: true;
  /** Errors in fields are printed with their stack. */
  readonly nested: boolean;
}

const STYLES: Readonly<Record<string, ReportStyle>> = {
  logfix: { place: 'fields-last', key: 'exc', nested: true },
  pino: { place: 'fields-first', key: 'err', nested: false },
  bunyan: { place: 'fields-first', key: 'err', nested: false },
  winston: {
    place: 'fields-last',
    key: 'error',
    value: (error) => `${error} instanceof Error ? ${error}.stack : ${error}`,
    nested: false,
  },
  logtape: { place: 'fields-last', key: 'error', named: true, nested: true },
  nest: { place: 'argument', key: 'error', nested: false },
};

const ARGUMENT: ReportStyle = { place: 'argument', key: 'error', nested: true };

/** How a dialect wants its failures reported. */
export const reportStyle = ({ name }: Dialect): ReportStyle => STYLES[name] ?? ARGUMENT;

/** The console's own way. */
export const CONSOLE_STYLE = ARGUMENT;

/** pino's way, for a logger that is called like it. */
export const FIELDS_FIRST = STYLES.pino!;

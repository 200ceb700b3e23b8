import { PolicyError } from './tiers.ts';
import type { Plan, PolicyDocument } from './tiers.ts';

export interface LokiConfig {
  readonly compactor: {
    readonly retention_enabled: true;
    readonly delete_request_store: string;
    readonly compaction_interval: string;
    readonly retention_delete_delay: string;
  };
  readonly limits_config: {
    readonly retention_period: string;
    readonly retention_stream?: LokiStream[];
  };
}

export interface LokiStream {
  readonly selector: string;
  readonly priority: number;
  readonly period: string;
}

export interface LokiOptions {
  /** Object store of the index: `s3`, `gcs`, `azure`, `filesystem`. Default `s3`. */
  readonly store?: string;
  /** Streams that are kept for another time: LogQL selector to days. */
  readonly streams?: Readonly<Record<string, number>>;
}

/** Loki counts in whole index tables of a day. */
const hours = (days: number): string => `${days * 24}h`;

const streamsOf = (
  streams: Readonly<Record<string, number>>,
  minimumDays: number,
): LokiStream[] =>
  Object.entries(streams).map(([selector, days], n) => {
    if (!/^\{.+\}$/s.test(selector)) {
      throw new PolicyError(`A stream selector looks like {app="consult"}: ${selector}`);
    }
    if (!Number.isInteger(days) || days < 1) {
      throw new PolicyError(`Loki keeps a stream for whole days from 1: ${selector}: ${days}`);
    }
    if (days < minimumDays) {
      throw new PolicyError(`${selector}: ${days} days is less than the law's ${minimumDays}`);
    }
    return { selector, priority: n + 1, period: hours(days) };
  });

/**
 * The two blocks of Loki's configuration that delete old lines. Loki has no tiers of its own:
 * chunks age in the object store, by its own life cycle.
 * @throws {PolicyError} for a malformed selector, or less than a day or the law's minimum
 */
export const lokiConfig = (
  plan: Plan,
  { store = 's3', streams = {} }: LokiOptions = {},
): PolicyDocument<LokiConfig> => {
  const retention_stream = streamsOf(streams, plan.minimumDays);
  const notes = ['Only one compactor may run, and the index period must be 24h.'];
  if (plan.deleteAfter === null) notes.push('A period of 0s keeps lines for ever.');
  if (plan.warmFrom !== null) {
    notes.push(
      'Tiers are the object store\'s: apply the S3 policy to the chunks, with an expiry later ' +
        'than this period, and only classes that answer at once.',
    );
  }
  return {
    body: {
      compactor: {
        retention_enabled: true,
        delete_request_store: store,
        compaction_interval: '10m',
        retention_delete_delay: '2h',
      },
      limits_config: {
        retention_period: plan.deleteAfter === null ? '0s' : hours(plan.deleteAfter),
        ...(retention_stream.length > 0 ? { retention_stream } : {}),
      },
    },
    notes,
  };
};

/** How long log lines stay in each tier, counted in days from the day they were written. */
export interface Tiers {
  /** Last day on fast disks, fully searchable. */
  readonly hot: number;
  /** Last day on cheaper disks, read-only. */
  readonly warm: number;
  /** Last day in cheap storage that still answers within milliseconds. */
  readonly cold: number;
  /** Day after which lines are deleted. */
  readonly frozen: number;
}

/** Hot for two weeks, warm for three months, cold for a year, frozen for the law's five years. */
export const DEFAULT_TIERS: Tiers = { hot: 14, warm: 90, cold: 365, frozen: 1827 };

/** How long lines must be kept, as `resolveRetention` of the logger says it. */
export interface RetentionPeriod {
  readonly days: number;
  /** Below this nothing may be deleted; 0 when no law binds. */
  readonly minimumDays: number;
}

export interface PolicyRequest {
  /** Name of the policy: letters, digits, `-` and `_`. Default `logs`. */
  readonly name?: string;
  readonly retention: RetentionPeriod;
  /** Days of single tiers, where they differ from the default. `frozen` is the retention. */
  readonly tiers?: Partial<Omit<Tiers, 'frozen'>>;
}

/** A checked request: tiers in order, shortened to the retention. */
export interface Plan {
  readonly name: string;
  /** First day of each tier that is in use, and the day of deletion (`null`: never). */
  readonly warmFrom: number | null;
  readonly coldFrom: number | null;
  readonly frozenFrom: number | null;
  readonly deleteAfter: number | null;
  /** Days below which nothing may be deleted; 0 when no law binds. */
  readonly minimumDays: number;
}

/** A policy that cannot be written as asked. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;

const checkTiers = (tiers: Omit<Tiers, 'frozen'>): void => {
  for (const [name, days] of Object.entries(tiers)) {
    if (Number.isInteger(days) && days >= 1) continue;
    throw new PolicyError(`The ${name} tier must last a whole number of days from 1: ${days}`);
  }
  if (tiers.hot < tiers.warm && tiers.warm < tiers.cold) return;
  const said = `hot ${tiers.hot}, warm ${tiers.warm}, cold ${tiers.cold}`;
  throw new PolicyError(`Each tier must end later than the one before: ${said}`);
};

/**
 * Puts the tiers in order and ends them with the retention.
 * @throws {PolicyError} for tiers out of order, a bad name, or less than the law's minimum
 */
export const planTiers = (request: PolicyRequest): Plan => {
  const { name = 'logs', retention } = request;
  if (!NAME.test(name)) throw new PolicyError(`A policy's name is [A-Za-z0-9_-]: ${name}`);
  const { hot, warm, cold } = { ...DEFAULT_TIERS, ...request.tiers };
  checkTiers({ hot, warm, cold });
  const { days, minimumDays } = retention;
  if (!(days >= 1) || (days !== Infinity && !Number.isInteger(days))) {
    throw new PolicyError(`Retention must be a whole number of days from 1: ${days}`);
  }
  if (days < minimumDays) {
    throw new PolicyError(`${days} days is less than the ${minimumDays} days of the law`);
  }
  const within = (from: number): number | null => (from < days ? from : null);
  return {
    name,
    warmFrom: within(hot),
    coldFrom: within(warm),
    frozenFrom: within(cold),
    deleteAfter: days === Infinity ? null : days,
    minimumDays,
  };
};

/** A document for one engine, and what a person should know before applying it. */
export interface PolicyDocument<Body> {
  readonly body: Body;
  readonly notes: readonly string[];
}

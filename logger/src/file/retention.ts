/** A legal minimum for how long records must be kept. */
export interface RetentionPreset {
  readonly name: RetentionName;
  /** Other names that select it. */
  readonly aliases: readonly string[];
  /** Smallest whole number of days that covers the period whenever it starts. */
  readonly days: number;
  readonly period: string;
  readonly law: string;
  /** What the law speaks of. */
  readonly records: string;
}

export type RetentionName =
  | 'electronic-finance'
  | 'isms-p'
  | 'isms-p-large'
  | 'communications-login';

/** Legal minimums of the Republic of Korea. A summary for engineers, not legal advice. */
export const RETENTION_PRESETS: readonly RetentionPreset[] = [
  {
    name: 'electronic-finance',
    aliases: ['전자금융거래법'],
    days: 1827,
    period: '5 years',
    law: '전자금융거래법 (Electronic Financial Transactions Act), article 22',
    records: 'records of electronic financial transactions',
  },
  {
    name: 'isms-p',
    aliases: ['isms-p-access', '개인정보보호법'],
    days: 366,
    period: '1 year',
    law: '개인정보의 안전성 확보조치 기준 (Personal Information Safety Measures), article 8',
    records: 'access records of systems that process personal data',
  },
  {
    name: 'isms-p-large',
    aliases: ['isms-p-50k', 'isms-p-sensitive'],
    days: 731,
    period: '2 years',
    law: '개인정보의 안전성 확보조치 기준 (Personal Information Safety Measures), article 8',
    records:
      'access records of systems that process personal data of 50,000 people or more, ' +
      'or unique identifiers such as resident numbers, or sensitive data',
  },
  {
    name: 'communications-login',
    aliases: ['통신비밀보호법'],
    days: 92,
    period: '3 months',
    law: '통신비밀보호법 (Protection of Communications Secrets Act), article 15-2',
    records: 'log-in records of Internet communication kept by telecommunications operators',
  },
];

/** How long to keep lines when nobody says, in days. */
export const DEFAULT_RETENTION_DAYS = 60;

export interface RetentionOptions {
  /** Days to keep a file after its day; `Infinity` keeps for ever. Default: see `env`. */
  readonly retentionDays?: number;
  /** Laws that bind these lines; the longest period wins. Names or aliases of presets. */
  readonly retention?: string | readonly string[];
  /** Fewer days than the law's minimum are accepted only when they are said here again. */
  readonly confirmBelowMinimum?: number;
  /** Where `LOG_RETENTION_DAYS` and `LOG_RETENTION_CONFIRM` are read. Default `process.env`. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export interface Retention {
  /** Days to keep. */
  readonly days: number;
  /** Days below which nothing may delete; 0 when no law was named. */
  readonly minimumDays: number;
  readonly preset: RetentionPreset | null;
  /** Sentences that a person should read. */
  readonly warnings: readonly string[];
}

/** Asked for less than the law's minimum, or for something that is no period. */
export class RetentionError extends Error {
  override readonly name = 'RetentionError';
}

/** @throws {RetentionError} for a name that no preset has */
export const presetOf = (name: string): RetentionPreset => {
  const found = RETENTION_PRESETS.find((one) => one.name === name || one.aliases.includes(name));
  if (found) return found;
  const known = RETENTION_PRESETS.map((one) => one.name).join(', ');
  throw new RetentionError(`Unknown retention preset "${name}"; known are ${known}.`);
};

const strictest = (names: string | readonly string[] | undefined): RetentionPreset | null => {
  const list = names === undefined ? [] : typeof names === 'string' ? [names] : names;
  const presets = list.map(presetOf);
  return presets.reduce<RetentionPreset | null>(
    (longest, one) => (longest && longest.days >= one.days ? longest : one),
    null,
  );
};

const refusal = (days: number, preset: RetentionPreset, again: string): string =>
  `${days} days is less than the ${preset.days} days (${preset.period}) ` +
  `that ${preset.law} demands for ${preset.records}. ${again}`;

const accepted = (days: number, preset: RetentionPreset): string =>
  `Lines are kept for ${days} days, on confirmation, although ${preset.law} ` +
  `demands ${preset.days} (${preset.period}).`;

const isPeriod = (days: number): boolean =>
  days === Infinity || (Number.isInteger(days) && days >= 1);

const fromCode = (
  days: number,
  preset: RetentionPreset | null,
  confirm: number | undefined,
): Retention => {
  if (!isPeriod(days)) {
    throw new RetentionError(`retentionDays must be a whole number of days from 1: ${days}`);
  }
  if (!preset || days >= preset.days) {
    return { days, minimumDays: preset?.days ?? 0, preset, warnings: [] };
  }
  if (confirm !== days) {
    const again = `If that is meant, say it twice: confirmBelowMinimum: ${days}.`;
    throw new RetentionError(refusal(days, preset, again));
  }
  return { days, minimumDays: days, preset, warnings: [accepted(days, preset)] };
};

const fromEnvironment = (
  text: string,
  confirm: string | undefined,
  preset: RetentionPreset | null,
): Retention => {
  const days = text.trim() === '' ? Number.NaN : Number(text);
  const fallback = preset?.days ?? DEFAULT_RETENTION_DAYS;
  const keep = (warning: string): Retention => ({
    days: fallback,
    minimumDays: preset?.days ?? 0,
    preset,
    warnings: [`${warning} Lines are kept for ${fallback} days.`],
  });
  if (!isPeriod(days)) {
    return keep(`LOG_RETENTION_DAYS must be a whole number of days from 1, not "${text}".`);
  }
  if (!preset || days >= preset.days) {
    return { days, minimumDays: preset?.days ?? 0, preset, warnings: [] };
  }
  if (Number(confirm) === days) {
    return { days, minimumDays: days, preset, warnings: [accepted(days, preset)] };
  }
  const again = `If that is meant, say it twice: LOG_RETENTION_CONFIRM=${days}.`;
  return keep(`LOG_RETENTION_DAYS: ${refusal(days, preset, again)}`);
};

/**
 * How long lines are kept. Code wins over the environment, the environment over the preset, the
 * preset over 60 days. Too little in code throws; too little in the environment must not keep a
 * service from starting, so it is refused with a warning and the law's minimum stands.
 *
 * @throws {RetentionError} for fewer days than the law's minimum, said only once
 */
export const resolveRetention = (options: RetentionOptions = {}): Retention => {
  const env = options.env ?? process.env;
  const preset = strictest(options.retention);
  if (options.retentionDays !== undefined) {
    return fromCode(options.retentionDays, preset, options.confirmBelowMinimum);
  }
  if (env.LOG_RETENTION_DAYS !== undefined && env.LOG_RETENTION_DAYS !== '') {
    return fromEnvironment(env.LOG_RETENTION_DAYS, env.LOG_RETENTION_CONFIRM, preset);
  }
  const days = preset?.days ?? DEFAULT_RETENTION_DAYS;
  return { days, minimumDays: preset?.days ?? 0, preset, warnings: [] };
};

import type { Plan, PolicyDocument } from './tiers.ts';

type StorageClass = 'STANDARD_IA' | 'GLACIER_IR' | 'DEEP_ARCHIVE';

export interface S3Rule {
  readonly ID: string;
  readonly Status: 'Enabled';
  readonly Filter: { readonly Prefix: string };
  readonly Transitions?: { readonly Days: number; readonly StorageClass: StorageClass }[];
  readonly Expiration?: { readonly Days: number };
  readonly NoncurrentVersionExpiration?: { readonly NoncurrentDays: number };
  readonly AbortIncompleteMultipartUpload: { readonly DaysAfterInitiation: number };
}

export interface S3Lifecycle {
  readonly Rules: S3Rule[];
}

export interface S3Options {
  /** Keys that the rule is for. Default `logs/`. */
  readonly prefix?: string;
}

/** Days that S3 bills at least for an object in a class, and accepts a transition to it from. */
const CLASSES: Record<StorageClass, { minimumStay: number; earliest: number }> = {
  STANDARD_IA: { minimumStay: 30, earliest: 30 },
  GLACIER_IR: { minimumStay: 90, earliest: 0 },
  DEEP_ARCHIVE: { minimumStay: 180, earliest: 0 },
};

/** How long an overwritten or deleted version stays, in days. */
const NONCURRENT_DAYS = 30;

interface Step {
  readonly Days: number;
  readonly StorageClass: StorageClass;
}

const stepsOf = (plan: Plan): Step[] => {
  const wanted: [number | null, StorageClass][] = [
    [plan.warmFrom, 'STANDARD_IA'],
    [plan.coldFrom, 'GLACIER_IR'],
    [plan.frozenFrom, 'DEEP_ARCHIVE'],
  ];
  return wanted.flatMap(([from, StorageClass]) =>
    from === null
      ? []
      : [{ Days: Math.max(from, CLASSES[StorageClass].earliest), StorageClass }],
  );
};

/** Leaves out moves to a class that an object would leave before its minimum is over. */
const worthwhile = (steps: readonly Step[], end: number): { kept: Step[]; left: Step[] } => {
  const kept: Step[] = [];
  const left: Step[] = [];
  let next = end;
  for (const step of steps.toReversed()) {
    const stays = next - step.Days >= CLASSES[step.StorageClass].minimumStay;
    (stays ? kept : left).unshift(step);
    if (stays) next = step.Days;
  }
  return { kept, left };
};

/**
 * The body of `aws s3api put-bucket-lifecycle-configuration --lifecycle-configuration`.
 * Hot is STANDARD, warm STANDARD_IA, cold GLACIER_IR, frozen DEEP_ARCHIVE.
 */
export const s3Lifecycle = (plan: Plan, options: S3Options = {}): PolicyDocument<S3Lifecycle> => {
  const { kept, left } = worthwhile(stepsOf(plan), plan.deleteAfter ?? Infinity);
  const notes = left.map(
    ({ StorageClass, Days }) =>
      `No move to ${StorageClass} on day ${Days}: objects would leave it before the ` +
      `${CLASSES[StorageClass].minimumStay} days that S3 bills at least.`,
  );
  if (plan.warmFrom !== null && plan.warmFrom < CLASSES.STANDARD_IA.earliest) {
    notes.push(`S3 moves objects to STANDARD_IA from day 30, not from day ${plan.warmFrom}.`);
  }
  if (kept.some(({ StorageClass }) => StorageClass === 'DEEP_ARCHIVE')) {
    notes.push('Objects in DEEP_ARCHIVE take up to 12 hours (48 in bulk) to be restored.');
  }
  if (kept.length > 0) {
    notes.push('S3 does not move objects below 128 KB by default: upload whole days, compressed.');
  }
  if (plan.deleteAfter !== null) {
    notes.push('Use Object Lock where the law also demands that nobody can delete earlier.');
  }
  const rule: S3Rule = {
    ID: plan.name,
    Status: 'Enabled',
    Filter: { Prefix: options.prefix ?? 'logs/' },
    ...(kept.length > 0 ? { Transitions: kept } : {}),
    ...(plan.deleteAfter === null
      ? {}
      : {
          Expiration: { Days: plan.deleteAfter },
          NoncurrentVersionExpiration: { NoncurrentDays: NONCURRENT_DAYS },
        }),
    AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
  };
  return { body: { Rules: [rule] }, notes };
};

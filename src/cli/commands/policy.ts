import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolveRetention, RetentionError, RETENTION_PRESETS } from '@logfix/logger/file';
import { ENGINES, planTiers, policyFile, PolicyError } from '../../policy/index.ts';
import { EXIT, UsageError, type Io } from '../io.ts';

export interface PolicyOptions {
  readonly engine: string;
  readonly cwd: string;
  /** Laws that bind the lines, by the names of the retention presets. */
  readonly laws: readonly string[];
  /** Days to keep; the law's minimum, or five years, where absent. */
  readonly days?: number;
  /** Fewer days than the law's minimum, said again. */
  readonly confirm?: number;
  readonly tiers: { readonly hot?: number; readonly warm?: number; readonly cold?: number };
  readonly name?: string;
  readonly repository?: string;
  readonly prefix?: string;
  readonly store?: string;
  /** Write the file; without it the policy is printed. */
  readonly write: boolean;
}

/** Five years, leap days included: the last tier of the default plan. */
const FIVE_YEARS = 1827;

/** `logfix policy ENGINE`: the life cycle of logs, written for the engine that carries it out. */
export function policy(options: PolicyOptions, io: Io): number {
  const engine = ENGINES.find((known) => known === options.engine);
  if (engine === undefined) {
    throw new UsageError(`a policy is written for one of: ${ENGINES.join(', ')}`);
  }
  try {
    const asked = options.days ?? (options.laws.length === 0 ? FIVE_YEARS : undefined);
    const retention = resolveRetention({
      env: {},
      ...(asked === undefined ? {} : { retentionDays: asked }),
      ...(options.laws.length === 0 ? {} : { retention: options.laws }),
      ...(options.confirm === undefined ? {} : { confirmBelowMinimum: options.confirm }),
    });
    const plan = planTiers({
      retention: { days: retention.days, minimumDays: Math.min(retention.minimumDays, retention.days) },
      tiers: options.tiers,
      ...(options.name === undefined ? {} : { name: options.name }),
    });
    const { repository, prefix, store } = options;
    const file = policyFile(engine, plan, {
      ...(repository === undefined ? {} : { repository }),
      ...(prefix === undefined ? {} : { prefix }),
      ...(store === undefined ? {} : { store }),
    });
    if (options.write) {
      writeFileSync(join(options.cwd, file.fileName), file.text, { flag: 'wx' });
      io.out(`Wrote ${file.fileName}\n`);
    } else io.out(file.text);
    for (const note of [...retention.warnings, ...file.notes]) io.err(`${note}\n`);
    io.err(`Apply it: ${file.apply}\n`);
    return EXIT.clean;
  } catch (error) {
    throw asUsage(error);
  }
}

function asUsage(error: unknown): unknown {
  if (error instanceof PolicyError) return new UsageError(error.message);
  if (error instanceof RetentionError) {
    const known = RETENTION_PRESETS.map((preset) => preset.name).join(', ');
    return new UsageError(`${error.message.split('\n')[0]} (laws: ${known})`);
  }
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EEXIST') return new UsageError(`${message.replace(/^.*open '(.*)'$/, '$1')} is there already`);
  return error;
}

import { link, lstat, readdir, rm, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { planCleanup, settledPlain } from './cleanup.ts';
import type { Entry } from './cleanup.ts';
import { compress } from './compress.ts';
import { ownerOf } from './names.ts';
import type { Naming } from './names.ts';
import type { OnProblem } from './problems.ts';
import type { Retention } from './retention.ts';

export interface MaintenanceOptions {
  readonly folder: string;
  readonly naming: Naming;
  readonly compress: boolean;
  readonly retention: Retention;
  readonly maxTotalBytes: number;
  /** A file is compressed when nothing was written to it for so long, in ms. */
  readonly settleMs: number;
  readonly onProblem: OnProblem;
}

export interface MaintenanceReport {
  /** Names of the files that were compressed. */
  readonly compressed: readonly string[];
  /** Names of the files that were deleted. */
  readonly deleted: readonly string[];
  /** Files that wait to settle before they can be compressed. */
  readonly waiting: number;
}

/** A half-made compressed file is swept after so long, in ms, even if its maker seems alive. */
const STALE = 600_000;

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException)?.code ?? 'unknown';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
};

const list = async ({ folder, naming }: MaintenanceOptions): Promise<Entry[]> => {
  const files = await readdir(folder).catch(() => []);
  const entries: Entry[] = [];
  for (const file of files) {
    const parsed = naming.parse(file);
    const stat = parsed && (await lstat(join(folder, file)).catch(() => null));
    if (!stat?.isFile()) continue;
    entries.push({ ...parsed!, size: stat.size, mtimeMs: Math.floor(stat.mtimeMs) });
  }
  return entries;
};

/** Half-made compressed files: those of dead processes go, those of live ones block. */
const sweepUnfinished = async ({ folder, naming }: MaintenanceOptions): Promise<string[]> => {
  const files = await readdir(folder).catch(() => []);
  const alive: string[] = [];
  for (const file of files.filter(naming.isUnfinished)) {
    const path = join(folder, file);
    const stat = await lstat(path).catch(() => null);
    if (!stat) continue;
    const stale = Date.now() - stat.mtimeMs > STALE || !isAlive(ownerOf(file));
    if (stale) await rm(path, { force: true }).catch(() => {});
    else alive.push(file);
  }
  return alive;
};

/** Gives a plain file a free name when other lines already stand under its compressed one. */
const moveAside = async (options: MaintenanceOptions, entry: Entry): Promise<void> => {
  const { folder, naming } = options;
  const taken = (await list(options)).filter(({ stamp }) => stamp === entry.stamp);
  const part = Math.max(...taken.map((one) => one.part)) + 1;
  await link(join(folder, entry.name), join(folder, naming.plain(entry.stamp, part)));
  await unlink(join(folder, entry.name));
};

const compressAll = async (
  options: MaintenanceOptions,
  settled: readonly Entry[],
): Promise<string[]> => {
  const underway = await sweepUnfinished(options);
  const compressed: string[] = [];
  for (const entry of settled) {
    if (underway.some((file) => file.startsWith(`${entry.name}.gz.`))) continue;
    try {
      const result = await compress(join(options.folder, entry.name));
      if (result === 'done') compressed.push(entry.name);
      if (result === 'taken') await moveAside(options, entry);
    } catch (error) {
      const message = `cannot compress ${entry.name} (${codeOf(error)}); it stays as it is`;
      options.onProblem({ code: 'compress', message, error });
    }
  }
  return compressed;
};

const deleteAll = async (
  options: MaintenanceOptions,
  doomed: readonly Entry[],
): Promise<string[]> => {
  const deleted: string[] = [];
  for (const { name } of doomed) {
    try {
      await unlink(join(options.folder, name));
      deleted.push(name);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') continue;
      const message = `cannot delete the expired ${name} (${codeOf(error)})`;
      options.onProblem({ code: 'clean-up', message, error });
    }
  }
  return deleted;
};

/**
 * Deletes what is too old, compresses what is settled, and keeps the total under the cap, in
 * this order. Only regular files that carry this sink's own name pattern are ever touched.
 *
 * @param today `YYYYMMDD`
 * @param current name of the file that is being written
 */
export const maintain = async (
  options: MaintenanceOptions,
  today: string,
  current: string | null,
): Promise<MaintenanceReport> => {
  const { days, minimumDays } = options.retention;
  const rules = { today, days, minimumDays, current, maxTotalBytes: options.maxTotalBytes };
  const { expired } = planCleanup(await list(options), { ...rules, maxTotalBytes: Infinity });
  const deleted = await deleteAll(options, expired);

  const compressed: string[] = [];
  let waiting = 0;
  if (options.compress) {
    const entries = await list(options);
    const settle = { today, current, settleMs: options.settleMs, now: Date.now() };
    const settled = settledPlain(entries, settle);
    compressed.push(...(await compressAll(options, settled)));
    waiting = settledPlain(entries, { ...settle, settleMs: -Infinity }).length - settled.length;
  }

  const plan = planCleanup(await list(options), rules);
  deleted.push(...(await deleteAll(options, plan.overCap)));
  if (plan.keptOverCap > 0 && minimumDays > 0) {
    const message =
      `the files in ${options.folder} are ${plan.keptOverCap} bytes over their cap, ` +
      `but the law's ${minimumDays} days forbid to delete more`;
    options.onProblem({ code: 'over-cap', message });
  }
  return { compressed, deleted, waiting };
};

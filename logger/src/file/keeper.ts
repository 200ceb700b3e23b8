import { dayOf } from './days.ts';
import type { Zone } from './days.ts';
import { maintain } from './maintenance.ts';
import type { MaintenanceOptions, MaintenanceReport } from './maintenance.ts';

/** Decides when the folder is looked after: at start, daily, and when something has settled. */
export interface Keeper {
  /** Looks after the folder now. */
  run(): Promise<MaintenanceReport>;
  /** Looks after it in so many ms, unless it will be earlier anyway. */
  runIn(ms: number): void;
  /** No more runs; resolves when the last one is over. */
  stop(): Promise<void>;
}

export interface KeeperOptions extends MaintenanceOptions {
  readonly zone: Zone;
  readonly clock: () => number;
  /** Name of the file that is being written, if any. @param today `YYYYMMDD` */
  readonly current: (today: string) => string | null;
}

const NOTHING_DONE: MaintenanceReport = { compressed: [], deleted: [], waiting: 0 };

export const createKeeper = (options: KeeperOptions): Keeper => {
  const { zone, clock, current, settleMs, folder, onProblem } = options;
  let running: Promise<MaintenanceReport> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let dueAt = Infinity;
  let isStopped = false;

  const once = async (): Promise<MaintenanceReport> => {
    try {
      const today = dayOf(clock(), zone).stamp;
      return await maintain(options, today, current(today));
    } catch (error) {
      onProblem({ code: 'clean-up', message: `cannot clean up ${folder}`, error });
      return NOTHING_DONE;
    }
  };

  const start = (): Promise<MaintenanceReport> => {
    if (isStopped) return Promise.resolve(NOTHING_DONE);
    running ??= once().finally(() => (running = null));
    return running;
  };

  const untilTomorrow = (): number =>
    Math.max(1000, dayOf(clock(), zone).end - clock() + settleMs);

  const onTimer = (): void => {
    dueAt = Infinity;
    void start().then(({ waiting }) => runIn(waiting > 0 ? settleMs : untilTomorrow()));
  };

  const runIn = (ms: number): void => {
    const at = performance.now() + ms;
    if (isStopped || at >= dueAt) return;
    clearTimeout(timer);
    dueAt = at;
    timer = setTimeout(onTimer, ms).unref();
  };

  return {
    runIn,
    async run() {
      await running;
      return start();
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
};

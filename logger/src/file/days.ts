/** Which midnight ends a day: that of the process's time zone, or that of UTC. */
export type Zone = 'local' | 'utc';

/** A calendar day: its name, and the instants between which it lasts. */
export interface Day {
  /** `YYYYMMDD` */
  readonly stamp: string;
  /** First instant of the day, in ms since the epoch. */
  readonly start: number;
  /** First instant of the next day. Days of a clock change last 23 or 25 hours. */
  readonly end: number;
}

const MS_PER_DAY = 86_400_000;

const stampOf = (year: number, month: number, day: number): string =>
  String(year).padStart(4, '0') + String(month).padStart(2, '0') + String(day).padStart(2, '0');

/** The day that holds an instant. @param time ms since the epoch */
export const dayOf = (time: number, zone: Zone): Day => {
  const at = new Date(time);
  if (zone === 'utc') {
    const start = Math.floor(time / MS_PER_DAY) * MS_PER_DAY;
    return {
      stamp: stampOf(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()),
      start,
      end: start + MS_PER_DAY,
    };
  }
  const year = at.getFullYear();
  const month = at.getMonth();
  const day = at.getDate();
  return {
    stamp: stampOf(year, month + 1, day),
    start: new Date(year, month, day).getTime(),
    end: new Date(year, month, day + 1).getTime(),
  };
};

const dayNumber = (stamp: string): number =>
  Date.UTC(+stamp.slice(0, 4), +stamp.slice(4, 6) - 1, +stamp.slice(6, 8)) / MS_PER_DAY;

/** Whole days from one stamp to a later one (below 0 when it is earlier). */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

import { afterEach, describe, expect, it } from 'vitest';
import { dayOf, daysBetween } from '../../../logger/src/file/days.ts';
import { at } from './helpers.ts';

const zoneBefore = process.env.TZ;
afterEach(() => {
  if (zoneBefore === undefined) delete process.env.TZ;
  else process.env.TZ = zoneBefore;
});

describe('dayOf', () => {
  it.each([
    // zone, instant, stamp, hours of the day
    ['Asia/Seoul', '2026-11-23T14:59:59.999Z', '20261123', 24],
    ['Asia/Seoul', '2026-11-23T15:00:00.000Z', '20261124', 24],
    ['Europe/Berlin', '2026-03-29T12:00:00Z', '20260329', 23],
    ['Europe/Berlin', '2026-10-25T12:00:00Z', '20261025', 25],
    ['America/New_York', '2026-03-08T12:00:00Z', '20260308', 23],
    // Midnight itself does not exist on this day.
    ['Africa/Cairo', '2026-04-24T10:00:00Z', '20260424', 23],
    ['Pacific/Apia', '2026-11-23T11:00:00Z', '20261124', 24],
  ])('%s %s is %s, which lasts %d hours', (zone, time, stamp, hours) => {
    process.env.TZ = zone;
    const day = dayOf(at(time), 'local');
    expect(day.stamp).toBe(stamp);
    expect((day.end - day.start) / 3_600_000).toBe(hours);
  });

  it('leaves no gap and no overlap between days, in any zone, for two years', () => {
    for (const zone of ['Europe/Berlin', 'Africa/Cairo', 'America/Sao_Paulo', 'Asia/Seoul']) {
      process.env.TZ = zone;
      let day = dayOf(at('2025-01-01T12:00Z'), 'local');
      for (let n = 0; n < 730; n++) {
        const next = dayOf(day.end, 'local');
        expect(next.start).toBe(day.end);
        expect(dayOf(day.end - 1, 'local')).toEqual(day);
        expect(daysBetween(day.stamp, next.stamp)).toBe(1);
        day = next;
      }
    }
  });

  it('knows UTC', () => {
    process.env.TZ = 'Asia/Seoul';
    expect(dayOf(at('2026-11-23T23:59:59.999Z'), 'utc').stamp).toBe('20261123');
    expect(dayOf(at('2026-11-24T00:00:00.000Z'), 'utc').stamp).toBe('20261124');
  });
});

it('daysBetween counts over leap days and years', () => {
  expect(daysBetween('20240228', '20240301')).toBe(2);
  expect(daysBetween('20251231', '20260101')).toBe(1);
  expect(daysBetween('20260101', '20251231')).toBe(-1);
});

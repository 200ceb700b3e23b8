import { describe, expect, it } from 'vitest';
import {
  RETENTION_PRESETS, RetentionError, fileSink, resolveRetention,
} from '../../../logger/src/file/index.ts';
import { newFolder } from '../faults/children.ts';

const env = {};

describe('presets cover the period of the law from whatever day it starts', () => {
  const YEARS = /^(\d) year/;
  const MONTHS = /^(\d) month/;
  it.each(RETENTION_PRESETS)('$name: $days days for $period', ({ days, period }) => {
    let longest = 0;
    for (let day = Date.UTC(2023, 0, 1); day < Date.UTC(2033, 0, 1); day += 86_400_000) {
      const end = new Date(day);
      const years = Number(YEARS.exec(period)?.[1] ?? 0);
      const months = Number(MONTHS.exec(period)?.[1] ?? 0);
      end.setUTCFullYear(end.getUTCFullYear() + years, end.getUTCMonth() + months);
      longest = Math.max(longest, (end.getTime() - day) / 86_400_000);
    }
    expect(days).toBe(longest);
  });
});

describe('resolveRetention', () => {
  it('keeps 60 days when nobody says anything', () => {
    expect(resolveRetention({ env })).toMatchObject({ days: 60, minimumDays: 0, preset: null });
  });

  it('takes the law, by name or by its Korean name', () => {
    expect(resolveRetention({ env, retention: 'isms-p' }).days).toBe(366);
    expect(resolveRetention({ env, retention: '전자금융거래법' }).days).toBe(1827);
    expect(resolveRetention({ env, retention: '통신비밀보호법' }).days).toBe(92);
  });

  it('takes the strictest of several laws', () => {
    const retention = ['communications-login', 'isms-p-50k', 'isms-p'];
    expect(resolveRetention({ env, retention })).toMatchObject({ days: 731, minimumDays: 731 });
  });

  it('keeps longer than the law when asked to, even for ever', () => {
    expect(resolveRetention({ env, retention: 'isms-p', retentionDays: 400 }).days).toBe(400);
    const forEver = resolveRetention({ env, retention: 'isms-p', retentionDays: Infinity });
    expect(forEver).toMatchObject({ days: Infinity, minimumDays: 366 });
  });

  it('refuses less than the law, and says which law', () => {
    const ask = () => resolveRetention({ env, retention: 'isms-p', retentionDays: 90 });
    expect(ask).toThrow(RetentionError);
    expect(ask).toThrow(/90 days .* 366 days .*안전성 확보조치 기준.* confirmBelowMinimum: 90/);
  });

  it('accepts less than the law when told twice, and warns', () => {
    const options = { env, retention: 'isms-p', retentionDays: 90, confirmBelowMinimum: 90 };
    const { days, minimumDays, warnings } = resolveRetention(options);
    expect({ days, minimumDays }).toEqual({ days: 90, minimumDays: 90 });
    expect(warnings).toHaveLength(1);
  });

  it('does not take another number for a confirmation', () => {
    const options = { env, retention: 'isms-p', retentionDays: 30, confirmBelowMinimum: 90 };
    expect(() => resolveRetention(options)).toThrow(RetentionError);
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses %s days', (retentionDays) => {
    expect(() => resolveRetention({ env, retentionDays })).toThrow(RetentionError);
  });

  it('refuses a law that it does not know', () => {
    expect(() => resolveRetention({ env, retention: 'gdpr' })).toThrow(/known are electronic-/);
  });
});

describe('LOG_RETENTION_DAYS', () => {
  const from = (LOG_RETENTION_DAYS: string, LOG_RETENTION_CONFIRM?: string) =>
    resolveRetention({ retention: 'isms-p', env: { LOG_RETENTION_DAYS, LOG_RETENTION_CONFIRM } });

  it('is heard', () => {
    expect(from('500').days).toBe(500);
    expect(resolveRetention({ env: { LOG_RETENTION_DAYS: '7' } }).days).toBe(7);
  });

  it('does not undercut the law, and the service still starts', () => {
    const { days, warnings } = from('30');
    expect(days).toBe(366);
    expect(warnings[0]).toMatch(/LOG_RETENTION_CONFIRM=30.* Lines are kept for 366 days/);
  });

  it('undercuts the law when told twice', () => {
    expect(from('30', '30')).toMatchObject({ days: 30, minimumDays: 30 });
  });

  it.each(['soon', '0', '-5', '1e9999x', ' '])('that is no period (%j) is told', (text) => {
    const { days, warnings } = from(text);
    expect(days).toBe(366);
    expect(warnings[0]).toContain('must be a whole number of days');
  });

  it('is overruled by code', () => {
    expect(resolveRetention({ retentionDays: 5, env: { LOG_RETENTION_DAYS: '7' } }).days).toBe(5);
  });
});

it('a file sink that is asked for too little is not made', () => {
  const make = () => fileSink({ folder: newFolder(), retention: 'isms-p', retentionDays: 1, env });
  expect(make).toThrow(RetentionError);
});

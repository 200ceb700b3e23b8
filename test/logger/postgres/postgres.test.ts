import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { migration, postgresSink } from '../../../logger/src/postgres/index.ts';
import type { PostgresSinkOptions } from '../../../logger/src/postgres/index.ts';
import type { Problem } from '../../../logger/src/file/index.ts';
import type { LineInfo, Sink } from '../../../logger/src/types.ts';
import { PATIENT, numbers } from '../faults/children.ts';
import { databases } from './servers.ts';
import type { Database } from './servers.ts';

const NOW = Date.parse('2026-11-23T12:00:00.000Z');
const info: LineInfo = { level: 'info', time: NOW };

const lineOf = (n: number, more: object = {}): string =>
  JSON.stringify({
    timestamp: new Date(NOW + n).toISOString(), level: 'INFO', message: `line ${n}`, n, ...more,
  });

/** A sink that keeps what it is given. */
const memory = (): Sink & { lines: string[] } => {
  const lines: string[] = [];
  return {
    lines,
    write: (line) => void lines.push(line),
    flush: async () => {},
    close: async () => {},
    stats: () => ({ written: lines.length, pending: 0, dropped: {} }),
  };
};

describe.each(databases)('%s', (_, start) => {
  let db: Database;
  let problems: Problem[] = [];
  beforeAll(async () => {
    db = await start();
  }, 60_000);
  afterAll(() => db.stop());
  beforeEach(async () => {
    problems = [];
    await db.query('drop table if exists system_logs cascade');
  });

  const sinkOf = (options: Partial<PostgresSinkOptions> = {}) =>
    postgresSink({
      client: db, migrate: true, env: {}, clock: () => NOW, intervalMs: 20, fallback: 'none',
      onProblem: (problem) => problems.push(problem), ...options,
    });
  const numbersIn = async (): Promise<number[]> => {
    const { rows } = await db.query(
      `select (fields->>'n')::int as n from system_logs where fields ? 'n' order by n`,
    );
    return rows.map((row) => row['n'] as number);
  };

  it('stores each part of a line where it belongs', async () => {
    const sink = sinkOf();
    const exc = { class: 'Error', message: 'no answer', stack: 'Error: no answer\n  at x' };
    const ids = { trace_id: 'a'.repeat(32), span_id: 'b'.repeat(16) };
    const stamp = { service: 'signal', env: 'production', version: '1.2.3', host: 'web-1' };
    const line = lineOf(1, { ...stamp, ...ids, exc, peerId: 'p-7', 이름: '홍*동' });
    sink.write(line, { level: 'error', time: NOW });
    await sink.close();
    const { rows } = await db.query('select * from system_logs');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      ...stamp, ...ids, exc, level: 'ERROR', message: 'line 1',
      timestamp: new Date(NOW + 1), fields: { n: 1, peerId: 'p-7', 이름: '홍*동' },
    });
    expect(sink.stats()).toEqual({
      written: 1, pending: 0, dropped: {}, diverted: 0, retries: 0,
    });
  });

  it('stores 5,000 lines in batches, each once', async () => {
    let inserts = 0;
    const client = {
      query: (text: string, params?: unknown[]) => {
        if (text.includes('insert into')) inserts++;
        return db.query(text, params);
      },
    };
    const sink = sinkOf({ client });
    for (const n of numbers(5000)) sink.write(lineOf(n), info);
    await sink.flush();
    expect(await numbersIn()).toEqual(numbers(5000));
    expect(inserts).toBeLessThanOrEqual(11);
    await sink.close();
  });

  it('sends what waits after a while, without being asked', async () => {
    const sink = sinkOf();
    sink.write(lineOf(0), info);
    await expect.poll(async () => sink.stats().written, PATIENT).toBe(1);
    await sink.close();
  });

  it('stores what PostgreSQL cannot store as it is', async () => {
    const sink = sinkOf();
    const odd = JSON.stringify({ a: '\0x', '\0k': ['\ud800y', { z: 'ok \u{1f600} \udc00' }] });
    sink.write(lineOf(0, { odd: JSON.parse(odd) as object }), info);
    sink.write(lineOf(1, { literal: '\\u0000 stays' }), info);
    sink.write('this is {no} JSON \0', info);
    sink.write('42', info);
    sink.write('{"message":{"not":"text"},"timestamp":"yesterday","trace_id":7}', info);
    await sink.close();
    expect(sink.stats()).toMatchObject({ written: 5, diverted: 0, dropped: {} });
    const { rows } = await db.query('select message, fields, trace_id from system_logs');
    const messages = rows.map((row) => row['message']);
    expect(messages).toEqual(expect.arrayContaining([
      'line 0', 'line 1', 'this is {no} JSON ', '42', '{"not":"text"}',
    ]));
    expect(rows.find(({ message }) => message === 'line 0')?.['fields']).toMatchObject({
      odd: { a: 'x', k: ['\ufffdy', { z: 'ok \u{1f600} \ufffd' }] },
    });
    expect(rows.find(({ message }) => message === 'line 1')?.['fields']).toMatchObject({
      literal: '\\u0000 stays',
    });
    expect(rows.find(({ trace_id }) => trace_id === '7')).toBeDefined();
  });

  it('gives up a row that the table refuses, and only that', async () => {
    const sink = sinkOf();
    await sink.maintain();
    await db.query(`alter table system_logs add check (message <> 'line 77')`);
    for (const n of numbers(200)) sink.write(lineOf(n), info);
    await sink.close();
    expect(await numbersIn()).toEqual(numbers(200).filter((n) => n !== 77));
    expect(sink.stats()).toMatchObject({ written: 199, dropped: { 'rejected 23514': 1 } });
  });

  it('stores a line once when the answer to its insert got lost', async () => {
    let lose = true;
    const client = {
      async query(text: string, params?: unknown[]) {
        const result = await db.query(text, params);
        if (!text.includes('insert into') || !lose) return result;
        lose = false;
        throw Object.assign(new Error('connection terminated'), { code: '08006' });
      },
    };
    const sink = sinkOf({ client });
    for (const n of numbers(100)) sink.write(lineOf(n), info);
    await expect.poll(() => sink.stats().written, PATIENT).toBe(100);
    await sink.close();
    expect(await numbersIn()).toEqual(numbers(100));
    expect(sink.stats()).toMatchObject({ retries: 1, dropped: {} });
  });

  it('does not wait for ever for an answer', async () => {
    let hang = true;
    const client = {
      query(text: string, params?: unknown[]) {
        if (!hang) return db.query(text, params);
        hang = false;
        return new Promise(() => {});
      },
    };
    const sink = sinkOf({ client, timeoutMs: 50, cleanUp: false });
    sink.write(lineOf(0), info);
    await expect.poll(() => sink.stats().written, PATIENT).toBe(1);
    await sink.close();
  });

  it('keeps every line when the server is killed and comes back', async () => {
    const sink = sinkOf({ maxQueue: 1_000_000 });
    let n = 0;
    const timer = setInterval(() => {
      for (let k = 0; k < 10; k++) sink.write(lineOf(n++), info);
    }, 5);
    await expect.poll(() => sink.stats().written, PATIENT).toBeGreaterThan(200);
    await db.kill();
    await expect.poll(() => sink.stats().retries, PATIENT).toBeGreaterThan(1);
    await db.revive();
    const before = n;
    const settled = () => sink.stats().written > before;
    await expect.poll(settled, PATIENT).toBe(true);
    clearInterval(timer);
    await sink.close();
    expect(await numbersIn()).toEqual(numbers(n));
    expect(sink.stats()).toMatchObject({ written: n, dropped: {}, diverted: 0 });
    expect(problems.at(-1)?.code).toBe('recovered');
  }, 60_000);

  it('hands lines over when the server stays away, and says so in the table later', async () => {
    const fallback = memory();
    const sink = sinkOf({ fallback, maxQueue: 100, batchSize: 50 });
    await sink.maintain();
    await db.kill();
    for (const n of numbers(1000)) {
      sink.write(lineOf(n), info);
      if (n % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await expect.poll(() => sink.stats().retries, PATIENT).toBeGreaterThan(0);
    await db.revive();
    await expect.poll(() => sink.stats().pending, PATIENT).toBe(0);
    await sink.close();
    const { diverted, dropped } = sink.stats();
    const there = await numbersIn();
    const away = fallback.lines.map((line) => (JSON.parse(line) as { n: number }).n);
    expect([...there, ...away].sort((a, b) => a - b)).toEqual(numbers(1000));
    expect({ diverted, dropped }).toEqual({ diverted: away.length, dropped: {} });
    const { rows } = await db.query(
      `select fields from system_logs where message like 'log lines are missing%'`,
    );
    const told = rows.map(({ fields }) => (fields as { missing: number }).missing);
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(away.length);
  }, 60_000);

  it('closes in time while the server is away, and keeps the lines', async () => {
    const fallback = memory();
    const sink = sinkOf({ fallback });
    await db.kill();
    for (const n of numbers(10)) sink.write(lineOf(n), info);
    await sink.close();
    await db.revive();
    sink.write(lineOf(10), info);
    expect(fallback.lines).toHaveLength(10);
    expect(sink.stats()).toMatchObject({ diverted: 10, dropped: { closed: 1 }, pending: 0 });
  }, 60_000);

  it('asks nothing of the database once it is closed, in the middle of a clean-up', async () => {
    let isOpen = true;
    const late: string[] = [];
    const asked: string[] = [];
    const client = {
      async query(text: string, params?: unknown[]) {
        (isOpen ? asked : late).push(text);
        await new Promise((resolve) => setTimeout(resolve, 10));
        return db.query(text, params);
      },
    };
    const sink = sinkOf({ client, partition: 'month' });
    await expect.poll(() => asked.length, PATIENT).toBeGreaterThan(0);
    await sink.close();
    isOpen = false;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(late).toEqual([]);
  });

  it('deletes rows that are too old', async () => {
    const sink = sinkOf({ retentionDays: 10 });
    await sink.maintain();
    const day = 86_400_000;
    for (const age of [0, 9, 11, 100]) {
      const timestamp = new Date(NOW - age * day).toISOString();
      sink.write(lineOf(age, { timestamp }), info);
    }
    await sink.flush();
    await sink.maintain();
    expect(await numbersIn()).toEqual([0, 9]);
    await sink.close();
  });

  it('does not undercut a law', () => {
    expect(() => sinkOf({ retention: 'isms-p', retentionDays: 10 })).toThrow(/366 days/);
  });

  describe('by month', () => {
    const partitions = async (): Promise<unknown[]> => {
      const { rows } = await db.query(
        `select inhrelid::regclass::text as name from pg_inherits
         where inhparent = 'system_logs'::regclass order by 1`,
      );
      return rows.map((row) => row['name']);
    };

    it('makes partitions ahead, and loses no line outside of them', async () => {
      const sink = sinkOf({ partition: 'month', retentionDays: Infinity });
      await sink.maintain();
      expect(await partitions()).toEqual([
        'system_logs_202611', 'system_logs_202612', 'system_logs_202701', 'system_logs_default',
      ]);
      sink.write(lineOf(0), info);
      sink.write(lineOf(1, { timestamp: '2031-01-01T00:00:00Z' }), info);
      await sink.close();
      expect(await numbersIn()).toEqual([0, 1]);
    });

    it('moves rows out of the default partition when their month begins', async () => {
      let now = NOW;
      const sink = sinkOf({ partition: 'month', clock: () => now, retentionDays: Infinity });
      await sink.maintain();
      sink.write(lineOf(0, { timestamp: '2027-03-05T00:00:00Z' }), info);
      await sink.flush();
      now = Date.parse('2027-03-01T00:00:00Z');
      await sink.maintain();
      const { rows } = await db.query('select fields from system_logs_202703');
      expect(rows).toHaveLength(1);
      expect(problems).toEqual([]);
      await sink.close();
    });

    it('drops months that are over by the retention, and no younger row', async () => {
      let now = Date.parse('2026-05-10T00:00:00Z');
      const sink = sinkOf({ partition: 'month', clock: () => now, retentionDays: 175 });
      await sink.maintain();
      sink.write(lineOf(5, { timestamp: '2026-05-15T00:00:00Z' }), info);
      sink.write(lineOf(6, { timestamp: '2026-06-01T00:00:00Z' }), info);
      await sink.flush();
      now = Date.parse('2026-11-23T00:00:00Z');
      await sink.maintain();
      expect(await partitions()).not.toContain('system_logs_202605');
      expect(await partitions()).toContain('system_logs_202606');
      expect(await numbersIn()).toEqual([6]);
      await sink.close();
    });

    it('is agreed upon by several processes at once', async () => {
      const sinks = [1, 2, 3].map(() => sinkOf({ partition: 'month' }));
      await Promise.all(sinks.map((sink) => sink.maintain()));
      await Promise.all(sinks.map((sink) => sink.maintain()));
      sinks.forEach((sink, n) => sink.write(lineOf(n), info));
      await Promise.all(sinks.map((sink) => sink.close()));
      expect(await numbersIn()).toEqual([0, 1, 2]);
    });
  });

  it('can be migrated twice', async () => {
    const statements = migration({ partition: 'month' });
    for (const statement of [...statements, ...statements]) await db.query(statement);
  });
});

it.each(['system logs', 'x;drop table y', 'A', 'a.b.c', '', '"x"'])(
  'refuses %j as a table',
  (table) => {
    const client = { query: async () => [] };
    expect(() => postgresSink({ client, table, env: {} })).toThrow(TypeError);
  },
);

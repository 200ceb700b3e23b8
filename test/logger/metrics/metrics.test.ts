import { Counter, Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../logger/src/file/index.ts';
import { createLogger } from '../../../logger/src/main.ts';
import { counters } from '../../../logger/src/metrics/index.ts';
import type { AddCounter, CountersOptions } from '../../../logger/src/metrics/index.ts';
import { scrape } from '../../support/scrape.ts';
import { numbers } from '../faults/children.ts';

const rigOf = (options: CountersOptions = {}) => {
  const registry = new Registry();
  const problems: Problem[] = [];
  const create = (name: string, labelNames: string[]) =>
    new Counter({ name, help: name, labelNames, registers: [registry] });
  const to = counters({ create, onProblem: (problem) => problems.push(problem), ...options });
  const log = createLogger({ counters: to, sinks: [] });
  return { registry, problems, log };
};

describe('logger.count', () => {
  it('shows in a scrape', async () => {
    const { log, registry } = rigOf();
    log.count('peer_connections_total', { room: 'r-1' });
    log.count('peer_connections_total', { room: 'r-1' });
    log.count('peer_connections_total', { room: 'r-2' }, 5);
    log.child({ peerId: 'p' }).count('joins_total');
    expect(await scrape(registry)).toEqual({
      'peer_connections_total{room="r-1"}': 2,
      'peer_connections_total{room="r-2"}': 5,
      joins_total: 1,
    });
  });

  it('uses a counter that is there', async () => {
    const registry = new Registry();
    const counter = new Counter({
      name: 'calls_total', help: 'calls', labelNames: ['ok'], registers: [registry],
    });
    const log = createLogger({ sinks: [], counters: counters({ counters: { calls_total: counter } }) });
    log.count('calls_total', { ok: 'yes' });
    expect(await scrape(registry)).toEqual({ 'calls_total{ok="yes"}': 1 });
  });

  it('uses a counter of OpenTelemetry', () => {
    const added: unknown[] = [];
    const calls: AddCounter = { add: (value, attributes) => void added.push([value, attributes]) };
    const log = createLogger({ sinks: [], counters: counters({ counters: { calls } }) });
    log.count('calls', { room: 7 }, 3);
    expect(added).toEqual([[3, { room: '7' }]]);
  });

  it.each([
    ['peer-connections', {}, 1, 'metric'],
    ['1st', {}, 1, 'metric'],
    ['ok_total', { 'room-id': 'x' }, 1, 'label'],
    ['ok_total', { __name: 'x' }, 1, 'label'],
    ['ok_total', {}, -1, 'value'],
    ['ok_total', {}, Number.NaN, 'value'],
    ['ok_total', {}, Infinity, 'value'],
  ])('tells, and does not throw, at %s %j by %s', async (name, labels, by, code) => {
    const { log, problems, registry } = rigOf();
    log.count(name, labels, by);
    log.count(name, labels, by);
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(await scrape(registry)).toEqual({});
  });

  it('tells when a call has other labels than the first', async () => {
    const { log, problems, registry } = rigOf();
    log.count('calls_total', { room: 'a' });
    log.count('calls_total', { peer: 'b' });
    log.count('calls_total');
    expect(problems.map(({ code }) => code)).toEqual(['label', 'label']);
    expect(await scrape(registry)).toEqual({ 'calls_total{room="a"}': 1 });
  });

  it('does not care about the order of labels', async () => {
    const { log, problems, registry } = rigOf();
    log.count('calls_total', { room: 'a', kind: 'v' });
    log.count('calls_total', { kind: 'v', room: 'a' });
    expect(problems).toEqual([]);
    expect(Object.values(await scrape(registry))).toEqual([2]);
  });

  it('tells of a counter that nobody made', () => {
    const problems: Problem[] = [];
    const onProblem = (problem: Problem) => void problems.push(problem);
    const log = createLogger({ sinks: [], counters: counters({ onProblem }) });
    for (const name of ['missing_total', 'toString', 'constructor']) log.count(name);
    expect(problems.map(({ code }) => code)).toEqual(['unknown', 'unknown', 'unknown']);
  });

  it('does not fill the memory with ids', async () => {
    const { log, problems, registry } = rigOf({ maxSeries: 10 });
    for (const n of numbers(1000)) log.count('calls_total', { user: `u-${n}` });
    const samples = await scrape(registry);
    expect(Object.keys(samples)).toHaveLength(11);
    expect(samples['calls_total{user="other"}']).toBe(990);
    expect(problems.map(({ code }) => code)).toEqual(['series']);
  });

  it('masks what a label carries', async () => {
    const { log, registry } = rigOf();
    log.count('calls_total', { from: '010-1234-5678', name: 'consult', status: 'ok' });
    const [sample] = Object.keys(await scrape(registry));
    expect(sample).not.toContain('1234-5678');
    expect(sample).toContain('name="consult"');
    expect(sample).toContain('status="ok"');
  });

  it('survives a counter that throws', () => {
    const problems: Problem[] = [];
    const calls = { inc: () => { throw new Error('no'); } };
    const onProblem = (problem: Problem) => void problems.push(problem);
    const log = createLogger({ sinks: [], counters: counters({ counters: { calls }, onProblem }) });
    log.count('calls');
    expect(problems.map(({ code }) => code)).toEqual(['count']);
  });
});

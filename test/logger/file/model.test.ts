import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayOf } from '../../../logger/src/file/days.ts';
import { newFolder, numbers, readLogs } from '../faults/children.ts';
import { at, rig } from './helpers.ts';
import type { Rig } from './helpers.ts';

const HOUR = 3_600_000;

/** What may happen to a folder that two sinks share, in any order. */
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ write: fc.nat(1), lines: fc.integer({ min: 1, max: 150 }) }) },
  { weight: 3, arbitrary: fc.record({ move: fc.integer({ min: 1, max: 40 }) }) },
  { weight: 1, arbitrary: fc.record({ move: fc.integer({ min: -60, max: -1 }) }) },
  { weight: 3, arbitrary: fc.record({ maintain: fc.nat(1), wait: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ flush: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ restart: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ pause: fc.nat(3) }) },
);

it('whatever happens, each line is there once, whole, and under its own day', async () => {
  const property = fc.asyncProperty(
    fc.array(step, { minLength: 5, maxLength: 60 }),
    fc.constantFrom(2000, 9000, Infinity),
    async (steps, maxBytes) => {
      const folder = newFolder();
      const clock = { now: at('2026-11-23T12:00:00Z') };
      const options = {
        folder, maxBytes, zone: 'utc', settleMs: 0, retentionDays: Infinity, bufferSize: 1500,
        clock: () => clock.now,
      } as const;
      const sinks: Rig[] = [rig(options), rig(options)];
      const closing: Promise<void>[] = [];
      let n = 0;
      for (const one of steps) {
        if ('write' in one) {
          for (let k = 0; k < one.lines; k++) {
            const line = JSON.stringify({ n: n++, time: clock.now, pad: 'x'.repeat(n % 50) });
            sinks[one.write]!.sink.write(line, { level: 'info', time: clock.now });
          }
        } else if ('move' in one) clock.now += one.move * HOUR;
        else if ('flush' in one) await sinks[one.flush]!.sink.flush();
        else if ('pause' in one) await new Promise((resolve) => setTimeout(resolve, one.pause));
        else if ('restart' in one) {
          closing.push(sinks[one.restart]!.sink.close());
          sinks[one.restart] = rig(options);
        } else {
          const maintained = sinks[one.maintain]!.sink.maintain();
          if (one.wait) await maintained;
        }
      }
      await Promise.all([...closing, ...sinks.map(({ sink }) => sink.close())]);
      const found: number[] = [];
      for (const [file, text] of readLogs(folder)) {
        for (const line of text.split('\n').slice(0, -1)) {
          const { n: number, time } = JSON.parse(line) as { n: number; time: number };
          expect(file).toContain(`_${dayOf(time, 'utc').stamp}.`);
          found.push(number);
        }
      }
      expect(found.sort((a, b) => a - b)).toEqual(numbers(n));
      expect(readdirSync(folder).filter((file) => file.endsWith('.tmp'))).toEqual([]);
    },
  );
  await fc.assert(property, { numRuns: 40 });
}, 120_000);

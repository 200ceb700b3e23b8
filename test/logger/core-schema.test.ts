import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { BOTH } from './core-helpers.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../logger/schema/line.json', import.meta.url), 'utf8'),
) as object;
const isLine = new Ajv2020({ allowUnionTypes: true }).compile(schema);

const CALLS: unknown[][] = [
  ['x'],
  [],
  ['x', { a: 1, level: 'fatal', timestamp: 0, message: [] }],
  [new Error('x', { cause: 'y' }), new AggregateError([1], 'z')],
  ['x', { exc: 'no error', err: 5, args: 'none' }, [1], new Map()],
  [{ toJSON: () => 5 }, Symbol('s'), 10n],
];

for (const [how, make] of BOTH) {
  test(`${how}: every line follows the published schema`, () => {
    const { logger, lines } = make({ service: 's', env: 'e', version: '1', provider: () => ({ trace_id: 'a' }) });
    for (const call of CALLS) {
      for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const) {
        (logger[level] as (...args: unknown[]) => void)(...call);
      }
    }
    expect(lines).toHaveLength(CALLS.length * 6);
    for (const line of lines) {
      expect(isLine(JSON.parse(line)), `${line}\n${JSON.stringify(isLine.errors)}`).toBe(true);
    }
  });
}

test('the schema refuses what is no line', () => {
  expect(isLine({ timestamp: '2026-01-01T00:00:00.000Z', level: 'INFO' })).toBe(false);
  expect(isLine({ timestamp: '2026-01-01', level: 'INFO', message: '' })).toBe(false);
  expect(isLine({ timestamp: '2026-01-01T00:00:00.000Z', level: 'info', message: '' })).toBe(false);
});

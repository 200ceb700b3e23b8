import { beforeAll, describe, expect, it } from 'vitest';
import { bundle } from './bundle.ts';
import { newFolder, node, numbers, readLines, readLogs } from './children.ts';

let program = '';
beforeAll(async () => {
  program = await bundle(new URL('./postgres-child.ts', import.meta.url));
}, 60_000);

const tableOf = (folder: string): number =>
  (readLogs(folder).get('table.log') ?? '').split('\n').length - 1;

const numbersIn = (folder: string): number[] =>
  readLines(folder).map(({ n }) => n).sort((a, b) => a - b);

describe('of 1,000 lines for a database that answers after 30 ms', () => {
  it('all are in the table after the program has ended by itself', async () => {
    const folder = newFolder();
    expect((await node(program, folder, 'return').ended).code).toBe(0);
    expect(tableOf(folder)).toBe(1000);
  });

  it('all are in the table after SIGTERM', async () => {
    const folder = newFolder();
    const { child, ended, said } = node(program, folder, 'wait');
    await said(/written/);
    child.kill('SIGTERM');
    expect((await ended).signal).toBe('SIGTERM');
    expect(tableOf(folder)).toBe(1000);
  });

  it.each([
    ['exit', 0],
    ['throw', 1],
  ])('all are in the table or the fallback after %s', async (leave, code) => {
    const folder = newFolder();
    expect((await node(program, folder, leave).ended).code).toBe(code);
    expect(numbersIn(folder)).toEqual(numbers(1000));
  });
});

describe('of 1,000 lines for a database that is dead', () => {
  it.each(['return', 'exit', 'throw'])('all are in the fallback after %s', async (leave) => {
    const folder = newFolder();
    await node(program, folder, leave, 'dead').ended;
    expect(numbersIn(folder)).toEqual(numbers(1000));
    expect(tableOf(folder)).toBe(0);
  });

  it('all are in the fallback after SIGTERM', async () => {
    const folder = newFolder();
    const { child, ended, said } = node(program, folder, 'wait', 'dead');
    await said(/written/);
    child.kill('SIGTERM');
    expect((await ended).signal).toBe('SIGTERM');
    expect(numbersIn(folder)).toEqual(numbers(1000));
  });
});

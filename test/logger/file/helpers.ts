import { fileSink } from '../../../logger/src/file/index.ts';
import type { FileSink, FileSinkOptions, Problem } from '../../../logger/src/file/index.ts';
import { newFolder } from '../faults/children.ts';

export interface Rig {
  readonly folder: string;
  readonly sink: FileSink;
  readonly problems: Problem[];
  /** The clock that the sink reads, in ms since the epoch. */
  now: number;
  /** Writes a line that carries its number and time, at the clock's time. */
  write(n: number, level?: 'info' | 'fatal'): void;
}

export const rig = (options: FileSinkOptions = {}, now = Date.now()): Rig => {
  const folder = options.folder ?? newFolder();
  const problems: Problem[] = [];
  const it: Rig = {
    folder,
    problems,
    now,
    sink: fileSink({
      folder,
      env: {},
      clock: () => it.now,
      onProblem: (problem) => problems.push(problem),
      ...options,
    }),
    write(n, level = 'info') {
      it.sink.write(JSON.stringify({ n, id: '', time: it.now }), { level, time: it.now });
    },
  };
  return it;
};

/** `at('2026-11-23T10:00Z')` in ms since the epoch. */
export const at = (text: string): number => new Date(text).getTime();

import type { Readable, Writable } from 'node:stream';
import { isCancel, selectKey } from '@clack/prompts';
import picocolors from 'picocolors';
import type { Level } from '../../analysis/types.ts';
import type { TellingCall } from '../commands/levels.ts';
import type { Action } from './session.ts';

/** The terminal that a person sits at. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
}

/** A question about one call, ready to be shown. */
export interface Shown {
  readonly place: string;
  readonly position: string;
  readonly before: string;
  readonly after: string;
  readonly level: Level;
  readonly confidence: number;
  readonly reason: string;
  readonly look?: string;
  readonly levels: readonly Level[];
}

const KEYS: Readonly<Record<Level, string>> = {
  trace: 't', debug: 'd', info: 'i', warn: 'w', error: 'e', fatal: 'f',
};

const c = picocolors.createColors(true);

/** Shows one call and waits for a key. `null`: the person quits. */
export async function askCall(shown: Shown, terminal: Terminal): Promise<Action | null> {
  const sure = `${Math.round(shown.confidence * 100)} %`;
  const lines = [
    `${c.bold(shown.place)}  ${c.dim(shown.position)}`,
    ...shown.before.split('\n').map((l) => c.red(`- ${l}`)),
    ...shown.after.split('\n').map((l) => c.green(`+ ${l}`)),
    `${c.cyan(shown.level)} ${sure}: ${shown.reason}`,
    ...(shown.look === undefined ? [] : [c.yellow(`look: ${shown.look}`)]),
  ];
  const options = [
    { value: 'y', label: `log as ${shown.level}` },
    ...shown.levels.filter((l) => l !== shown.level).map((l) => ({ value: KEYS[l], label: l })),
    { value: 'k', label: 'keep the console call' },
    { value: 'a', label: 'accept the rest of this file' },
    { value: 'u', label: 'undo the last answer' },
    { value: 'q', label: 'quit; run again to go on' },
  ];
  const key = await selectKey({ message: lines.join('\n'), options, ...terminal });
  if (isCancel(key) || key === 'q') return null;
  if (key === 'y') return { kind: 'accept' };
  if (key === 'k') return { kind: 'keep' };
  if (key === 'a') return { kind: 'accept-file' };
  if (key === 'u') return { kind: 'undo' };
  const level = shown.levels.find((l) => KEYS[l] === key)!;
  return { kind: 'level', level };
}

const ASKED: readonly Level[] = ['trace', 'debug', 'info', 'warn', 'error'];

/** Asks which level a person would choose for each call. `null`: the person quits. */
export async function askLevels(
  questions: readonly TellingCall[],
  terminal: Terminal,
): Promise<(Level | null)[] | null> {
  const answers: (Level | null)[] = [];
  for (const [i, question] of questions.entries()) {
    const key = await selectKey({
      message: `${i + 1} of ${questions.length}: which level would you choose?\n${c.bold(`${question.file}:${question.line}`)}\n${question.source}`,
      options: [
        ...ASKED.map((level) => ({ value: KEYS[level], label: level })),
        { value: 's', label: 'no opinion' },
      ],
      ...terminal,
    });
    if (isCancel(key)) return null;
    answers.push(ASKED.find((level) => KEYS[level] === key) ?? null);
  }
  return answers;
}

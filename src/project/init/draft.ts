import type { ByHand, FileEdit, Plan, ProjectFacts } from './plan-types.ts';

/** A plan that is being made: later steps see what earlier ones wrote. */
export interface Draft {
  readonly facts: ProjectFacts;
  /** Text of a file as the plan leaves it; `null` where there is none. */
  read(path: string): string | null;
  write(path: string, text: string, why: string, executable?: boolean): void;
  /** Files that the plan makes. */
  made(): readonly string[];
  note(text: string): void;
  byHand(what: ByHand): void;
  end(install: string): Plan;
}

interface Changed {
  readonly before: string | null;
  after: string;
  executable: boolean;
  readonly why: string[];
}

export function draftOf(facts: ProjectFacts): Draft {
  const changed = new Map<string, Changed>();
  const notes: string[] = [];
  const byHand: ByHand[] = [];
  const read = (path: string): string | null => changed.get(path)?.after ?? facts.tree.read(path);
  return {
    facts,
    read,
    write(path, text, why, executable = false) {
      if (text === read(path)) return;
      const known = changed.get(path);
      const entry = known ?? { before: facts.tree.read(path), after: text, executable, why: [] };
      entry.after = text;
      entry.executable ||= executable;
      entry.why.push(why);
      changed.set(path, entry);
    },
    made: () => [...changed].filter(([, { before }]) => before === null).map(([path]) => path),
    note: (text) => void notes.push(text),
    byHand: (what) => void byHand.push(what),
    end: (install) => ({
      edits: [...changed].map(([path, edit]): FileEdit => ({ path, ...edit })),
      notes,
      byHand,
      install,
    }),
  };
}

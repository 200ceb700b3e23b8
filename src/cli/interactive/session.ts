import type { Finding, Level } from '../../analysis/types.ts';

/** A call that a person is asked about. */
export interface Item {
  readonly file: string;
  readonly finding: Finding;
  /** Stays the same between runs, so that a call that was left alone is not asked about again. */
  readonly key: string;
}

/** What is to become of a call. */
export type Decision = Level | 'keep';

export type Action =
  | { readonly kind: 'accept' }
  | { readonly kind: 'level'; readonly level: Level }
  | { readonly kind: 'keep' }
  | { readonly kind: 'accept-file' }
  | { readonly kind: 'undo' };

interface Step {
  readonly decided: readonly number[];
}

/**
 * The state of an interactive run: what was decided, in which steps, and what comes next.
 * An answer also settles the calls that are like the one that was asked about.
 */
export class Session {
  readonly items: readonly Item[];
  private readonly decisions = new Map<number, Decision>();
  private readonly steps: Step[] = [];
  private readonly asked = new Set<number>();

  /** @param before Decisions of an earlier run, by the keys of their calls. */
  constructor(items: readonly Item[], before: ReadonlyMap<string, Decision> = new Map()) {
    this.items = items;
    items.forEach((item, i) => {
      const decision = before.get(item.key);
      if (decision !== undefined) this.decisions.set(i, decision);
    });
  }

  /** Index of the next call to ask about; `null` when all are settled. */
  next(): number | null {
    const index = this.items.findIndex((_, i) => !this.decisions.has(i));
    return index < 0 ? null : index;
  }

  get settled(): number {
    return this.decisions.size;
  }

  decisionOf(index: number): Decision | null {
    return this.decisions.get(index) ?? null;
  }

  /** Was the call settled by the answer to another one? */
  isAlike(index: number): boolean {
    return this.decisions.has(index) && !this.asked.has(index);
  }

  /**
   * Applies what the person said about the next call.
   * @returns How many calls the step settled besides the one that was asked about.
   */
  apply(action: Action): number {
    if (action.kind === 'undo') {
      this.undo();
      return 0;
    }
    const index = this.next();
    if (index === null) return 0;
    const item = this.items[index]!;
    const decided = [index];
    this.asked.add(index);
    if (action.kind === 'accept-file') {
      this.items.forEach((other, i) => {
        if (i !== index && other.file === item.file && !this.decisions.has(i)) decided.push(i);
      });
      for (const i of decided) this.decisions.set(i, levelOf(this.items[i]!));
    } else {
      const decision = decisionFor(action, item);
      this.decisions.set(index, decision);
      if (action.kind !== 'keep') {
        for (const i of this.alike(index)) {
          decided.push(i);
          this.decisions.set(i, decision);
        }
      }
    }
    this.steps.push({ decided });
    return decided.length - 1;
  }

  /** Takes the last step back, with all that it settled. */
  private undo(): void {
    for (const i of this.steps.pop()?.decided ?? []) {
      this.decisions.delete(i);
      this.asked.delete(i);
    }
  }

  private alike(index: number): number[] {
    const shape = shapeOf(this.items[index]!);
    return this.items.flatMap((item, i) =>
      i !== index && !this.decisions.has(i) && shapeOf(item) === shape ? [i] : []);
  }
}

const levelOf = (item: Item): Decision => item.finding.level?.level ?? 'keep';

function decisionFor(action: Action, item: Item): Decision {
  if (action.kind === 'keep') return 'keep';
  return action.kind === 'level' ? action.level : levelOf(item);
}

/** Above this a level is not a guess: its likes need no company. */
const SURE = 0.8;
const REASONS = 3;

/** Calls of one shape were decided for the same reasons, from the same method, in the same way. */
function shapeOf({ finding, key }: Item): string {
  const { call, level } = finding;
  if (!call || !level || level.confidence >= SURE) return key;
  const reasons = level.reasons.filter((r) => r.weight > 0).slice(0, REASONS).map((r) => r.code);
  const kinds = call.args.map((arg) => (arg.type === 'Literal' ? 'Text' : arg.type));
  return [call.method, call.form, level.level, ...reasons, ...kinds].join(' ');
}

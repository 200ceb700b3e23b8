import type { ArgumentFacts } from './dialect.ts';

/** Values whose name says that they are a message for people. */
const MESSAGE_NAME =
  /^(msg|message|text|line|str|label|title|prefix|summary|description|banner|logMessage|logMsg|errorMessage|errMsg|errorMsg|statusText|[a-z]\w*(Message|Msg|Text|Title|Label))$/;

/** May the value stand where the logger wants a message? */
export const isMessage = (arg: ArgumentFacts): boolean =>
  arg.kind === 'string' || (arg.kind === 'value' && MESSAGE_NAME.test(arg.name ?? ''));

const LABEL = /^[\s,;|([{>=-]*([\p{L}_$][\p{L}\p{N}_$]*(?:[ _-][\p{L}\p{N}_$]+){0,3})\s*(?::|=|=>|->)\s*$/u;

/** The name that a label gives to the value after it: `peerId` of `'Peer ID: '`. */
export function labelName(text: string | null): string | null {
  if (text === null || text.length > 120) return null;
  const words = LABEL.exec(text)?.[1]?.split(/[ _-]+/);
  if (!words) return null;
  const name = words
    .map((word) => (/^\p{Lu}+$/u.test(word) ? word.toLowerCase() : lowerFirst(word)))
    .map((word, i) => (i === 0 ? word : word[0]!.toUpperCase() + word.slice(1)))
    .join('');
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : null;
}

const lowerFirst = (word: string): string => word[0]!.toLowerCase() + word.slice(1);

/** Gives each value a name of its own that the logger does not use for itself. */
export class Names {
  readonly #used: Set<string>;
  readonly #reserved: ReadonlySet<string>;

  constructor(reserved: ReadonlySet<string>, taken: Iterable<string> = []) {
    this.#reserved = reserved;
    this.#used = new Set(taken);
  }

  /** A free name like the wanted one. */
  take(wanted: string | null, fallback = 'value'): string {
    const safe = wanted === null || wanted === '__proto__' ? fallback : wanted;
    const base = this.#reserved.has(safe) ? `${safe}Value` : safe;
    let name = base;
    for (let i = 2; this.#used.has(name); i++) name = `${base}${i}`;
    this.#used.add(name);
    return name;
  }
}

import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { countLeveled, type Leveled } from '../analysis/level/habit.ts';
import { knownModule } from '../loggers/index.ts';
import { discover } from './discover.ts';
import { LEVEL_METHOD, noUsage, type Usage } from './learn-logger.ts';
import { packageFactsFor } from './package-facts.ts';
import { resolveImport } from './aliases.ts';
import { beginningOf } from './source-file.ts';

/** A logger of a project's own, as its files import it. */
export interface OwnLogger {
  /** The module's file; `null` for a package of the same workspace. */
  readonly file: string | null;
  /** Exported name; `default`, or `*` for the whole module. */
  readonly export: string;
  /** Each file makes its own with this: `new Logger(NAME)`. */
  readonly maker: string | null;
  /** How often files write this import path, and under which name. */
  readonly specifiers: Map<string, number>;
  readonly names: Map<string, number>;
  readonly usage: Usage;
  /** Sides of the program from which it is imported. */
  readonly sides: Set<Side>;
  /** A file that is not TypeScript imports it. */
  plain: boolean;
  files: number;
}

/** Where code runs, as far as a folder's name tells: what serves one side may break the other. */
export type Side = 'client' | 'server' | 'shared' | null;

const CLIENT = /(^|\/)(client|frontend|front-end|front|webapp|web|renderer|browser|public|www|ui|preload|popup|content-scripts?)\//i;
const SERVER = /(^|\/)(server|backend|back-end|back|api|main|electron|background|functions|workers?)\//i;

const SHARED = /^(src\/)?(shared|common|isomorphic|universal)\//i;

/** The side of a file; `null` where no folder tells. */
export function sideOf(file: string, root: string): Side {
  const path = relative(root, file).split(sep).join('/');
  if (CLIENT.test(path)) return 'client';
  if (SERVER.test(path)) return 'server';
  return SHARED.test(path) ? 'shared' : null;
}

/** Imports stand at the beginning: of a long file, only so much is read. */
const HEAD = 16 * 1024;
/** A package that shows its logger this often has shown it. */
const ENOUGH = 30;
/** Files that are looked at: a package that shows no logger in so many has none. */
const MOST = 10_000;

const NAME = /^(?:log|LOG|Log|logger|Logger|LOGGER|\w+Logger|\w+Log)$/;
const IMPORT =
  /\bimport\s{1,20}([^'";()]{1,400}?)\s{0,20}from\s{0,20}['"]([^'"\n]{1,300})['"]|\b(?:const|let|var)\s+([\w$]+|\{[^}=]{1,300}\})\s*=\s*require\(\s*['"]([^'"\n]+)['"]\s*\)(?:\.(\w+))?/g;

interface Scan {
  /** Loggers that files of a package import from the project itself, the commonest first. */
  readonly own: readonly OwnLogger[];
  /** Calls of whatever logger its files have, as far as the files were read. */
  readonly leveled: Leveled;
}

/** How the files of a package log already. */
export function scanLoggers(root: string): Scan {
  const found = new Map<string, OwnLogger>();
  const leveled = { debug: 0, info: 0 };
  let files = 0;
  for (const file of discover([root], root)) {
    if (++files > MOST) break;
    if (packageFactsFor(file)?.root !== root) continue;
    const head = headOf(file, SIGNS);
    if (head === null) continue;
    const { debug, info } = countLeveled(head);
    leveled.debug += debug;
    leveled.info += info;
    for (const binding of bindingsOf(head)) countFile(file, head, binding, found, root);
    const [best, second] = ranked(found);
    if (best && best.files >= ENOUGH && best.files > 3 * (second?.files ?? 0) && best.sides.size > 2) break;
  }
  return { own: ranked(found), leveled };
}

/** A logger with a name for itself, `CallLogger`, is for one part, until several files use it. */
const isGeneral = ({ names, files }: OwnLogger): boolean =>
  files > 2 || [...names.keys()].some((name) => /^(log|logger)$/i.test(name));

const ranked = (found: ReadonlyMap<string, OwnLogger>): OwnLogger[] =>
  [...found.values()].filter(isGeneral).sort((a, b) => b.files - a.files || b.usage.calls - a.usage.calls);

/** How the name of a logger, or of its module, can stand in an import. */
const SIGNS = /ogger|L(?:og|OG)|\/log| log[ ,]|\{log/;

/** The beginning of a file; `null` when it cannot be read, or no sign of a logger is in it. */
function headOf(file: string, sign?: RegExp): string | null {
  const head = beginningOf(file, HEAD)?.toString('latin1') ?? null;
  return head === null || (sign && !sign.test(head)) ? null : head;
}

interface Binding {
  readonly local: string;
  readonly export: string;
  readonly specifier: string;
}

/** Names that a file imports and that sound like a logger or what makes one. */
function bindingsOf(head: string): Binding[] {
  const bindings: Binding[] = [];
  for (const [, clause, esm, target, cjs, member] of head.matchAll(IMPORT)) {
    const specifier = esm ?? cjs!;
    if (knownModule(specifier) || /^node:/.test(specifier)) continue;
    const text = clause ?? target!;
    const loud = /(^|[/._-])log(ger|ging)?s?(\.\w+)?$/i.test(specifier);
    if (!(loud || /log/i.test(text)) || /^type\s/.test(text)) continue;
    for (const [local, name] of namesOf(text, member)) {
      if (loud || /log/i.test(local)) bindings.push({ local, export: name, specifier });
    }
  }
  return bindings;
}

function* namesOf(clause: string, member: string | undefined): Generator<[local: string, name: string]> {
  const braces = /\{([^}]*)\}/.exec(clause);
  for (const part of braces?.[1]?.split(',') ?? []) {
    const [, name, local] = /^\s*([\w$]+)\s*(?:(?:as\s+|:\s*)([\w$]+))?\s*$/.exec(part) ?? [];
    if (name && !/^type\s/.test(part.trim())) yield [local ?? name, name];
  }
  const whole = /^\s*(\*\s*as\s+)?([\w$]+)/.exec(clause.replace(/\{[^}]*\}/, ''));
  if (whole) yield [whole[2]!, whole[1] ? '*' : member ?? 'default'];
}

function countFile(
  file: string,
  head: string,
  { local, export: name, specifier }: Binding,
  found: Map<string, OwnLogger>,
  root: string,
): void {
  const maker = makerIn(head, local);
  const called = maker?.local ?? (NAME.test(local) ? local : null);
  if (called === null) return;
  const usage = usageOf(file, head, called);
  if (usage.calls === 0) return;
  const path = resolveImport(specifier, file);
  if (path === null && (!/log/i.test(specifier) || /^[./]/.test(specifier))) return;
  if (path === file || (path !== null && /[\\/]node_modules[\\/]/.test(path))) return;
  const key = `${path ?? specifier}\0${name}\0${maker ? 'maker' : ''}`;
  const own = found.get(key) ?? {
    file: path, export: name, maker: maker?.expression ?? null,
    specifiers: new Map(), names: new Map(), usage: noUsage(), sides: new Set(), plain: false, files: 0,
  };
  found.set(key, own);
  own.files++;
  own.plain ||= /\.[cm]?jsx?$/.test(file);
  own.sides.add(sideOf(file, root));
  count(own.specifiers, specifier);
  count(own.names, called);
  own.usage.calls += usage.calls;
  own.usage.tagged += usage.tagged;
  own.usage.objectFirst += usage.objectFirst;
  for (const method of usage.methods) own.usage.methods.add(method);
}

const count = (counts: Map<string, number>, key: string): void =>
  void counts.set(key, (counts.get(key) ?? 0) + 1);

/** `const log = new Logger('Room')`, `(log = createLogger({ context: 'room' })) => …` */
function makerIn(head: string, local: string): { local: string; expression: string } | null {
  const name = local.replaceAll('$', '\\$');
  const pattern = new RegExp(
    `(?:\\b(?:const|let|var)\\s+|[({,]\\s*)(log|logger|LOG|LOGGER)\\s*(?::[^=,;{}]{1,200})?=\\s*((?:new\\s+)?${name}(?:\\.(?:${MAKER}))?)\\(([^()]{0,80})\\)`,
  );
  const match = pattern.exec(head);
  if (!match) return null;
  const argument = match[3]!.trim();
  const named = argument.replace(/(['"`])[^'"`\n]*\1/, 'NAME');
  // Only a name may differ from file to file: nothing else of the call can be copied.
  if (!/^(?:NAME|\{\s*\w+:\s*NAME\s*,?\s*\}|\[NAME\]|__filename|import\.meta\.url)?$/.test(named)) return null;
  const line = named.replace(/\s+/g, ' ').replace(/, ?\}$/, ' }');
  return { local: match[1]!, expression: `${match[2]}(${line})` };
}

const MAKER = 'child|create\\w*|scope|get\\w*|instance|for\\w*|with\\w*|named|extend|tag';

function usageOf(file: string, head: string, local: string): Usage {
  const usage = noUsage();
  const name = local.replaceAll('$', '\\$');
  const text = head.length < HEAD ? head : readFileSync(file, 'latin1');
  const calls = new RegExp(
    `(?<![\\w$.])${name}\\??\\.(${LEVEL_METHOD})\\s*\\(\\s*(?:(['"])([\\w.:/ -]{1,30})\\2\\s*,\\s*(?=['"\`])|(\\{))?`, 'g',
  );
  for (const [, method, , tag, brace] of text.matchAll(calls)) {
    usage.calls++;
    usage.methods.add(method!);
    if (tag !== undefined && !/\s/.test(tag.trim())) usage.tagged++;
    if (brace !== undefined) usage.objectFirst++;
  }
  return usage;
}

const SPECIFIER = /\b(?:from|import|require\()\s{0,20}\(?\s{0,20}['"]([^'"\n]{1,300})['"]/g;

/** Files that a module imports, and what they import, as far as a logger's own parts go. */
export function importedBy(module: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [module];
  for (let file = open.shift(); file !== undefined && seen.size < 200; file = open.shift()) {
    const text = headOf(file) ?? '';
    for (const [, specifier] of text.matchAll(SPECIFIER)) {
      const path = resolveImport(specifier!, file);
      if (path === null || seen.has(path) || /[\\/]node_modules[\\/]/.test(path)) continue;
      seen.add(path);
      open.push(path);
    }
  }
  seen.delete(module);
  return seen;
}

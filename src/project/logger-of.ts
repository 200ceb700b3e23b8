import { readFileSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { habitOf } from '../analysis/level/habit.ts';
import { DEFAULT_TARGET, knownModule, type Dialect, type LoggerTarget } from '../loggers/index.ts';
import { resolveImport } from './aliases.ts';
import { learnDialect, noUsage } from './learn-logger.ts';
import { importedBy, scanLoggers, sideOf, type OwnLogger } from './logger-scan.ts';
import { packageFactsFor, type PackageFacts } from './package-facts.ts';
import { isServerFile, isServerOnly } from './server-only.ts';

interface Spoken extends OwnLogger {
  readonly dialect: Dialect;
  /** A framework refuses to bundle it for browsers. */
  readonly serverOnly: boolean;
  /** Files that the logger's own module imports. */
  parts(): ReadonlySet<string>;
}

/** What a package logs with. */
interface PackageLogger {
  /** Loggers of its own, the commonest first. */
  readonly own: readonly Spoken[];
  /** A published library that the package depends on. */
  readonly library: string | null;
  /** What most of its leveled calls are. */
  readonly habit: 'debug' | 'info' | null;
}

const packages = new Map<string, PackageLogger>();

/** Dialects of other modules that are called a logger. */
const modules = new Map<string, Dialect>();

/**
 * The logger that a file's package uses: its own module, a library that it depends on, or the
 * bundled one. Read once a package, and only when a file of it is migrated.
 * @param file Absolute path.
 */
export function loggerOf(file: string): LoggerTarget {
  const pkg = packageFactsFor(file);
  const found = pkg ? packageLogger(pkg) : null;
  // Each name of an import asks for its module.
  const known = new Map<string, Dialect | null>();
  const dialectOf = (module: string): Dialect | null => {
    let dialect = known.get(module);
    if (dialect === undefined) known.set(module, (dialect = dialectOfModule(module, file, found)));
    return dialect;
  };
  const own = found?.own.find((o) => o.file !== file && serves(o, file, pkg!.root));
  if (own) return { ...ownTarget(own, file), dialectOf };
  if (found?.library) return { ...libraryTarget(found.library, file, pkg!), dialectOf };
  const certain = pkg?.dependencies.has(DEFAULT_TARGET.module!) ?? false;
  return { ...DEFAULT_TARGET, certain, dialectOf };
}

/** Whether most calls of the logger that a file's package has are debug or info. */
export function habitFor(file: string): 'debug' | 'info' | null {
  const pkg = packageFactsFor(file);
  return pkg === null ? null : packageLogger(pkg).habit;
}

/** Is the logger used on the file's side of the program, or does it stand there? */
function serves({ sides, file: module, plain, serverOnly }: Spoken, file: string, root: string): boolean {
  // Plain Node finds no TypeScript; a bundler does, and then other plain files import it too.
  if (!plain && /\.[cm]?js$/.test(file) && /\.[cm]?tsx?$/.test(module ?? '')) return false;
  if (serverOnly) return isServerFile(file, read);
  const side = sideOf(file, root);
  const home = module === null ? null : sideOf(module, root);
  return sides.has(side) || (home === null ? side === null : home === side);
}

/** The dialect of the logger that a module of the project exports. */
export function learnFile(file: string | null): Dialect | null {
  const source = file === null ? null : sourceOf(file);
  return source === null ? null : learnDialect(source, noUsage());
}

/** The library that speaks a dialect, as a file uses it; `null` where none is ready to use. */
export function libraryFor(dialect: string, file: string): LoggerTarget | null {
  const module = LIBRARIES.find((name) => knownModule(name)!.dialect.name === dialect);
  const pkg = packageFactsFor(file);
  return module === undefined || pkg === null ? null : libraryTarget(module, file, pkg);
}

/** Why a file must not import its package's logger; `null` where it may. */
export function loggerPart(file: string): string | null {
  const pkg = packageFactsFor(file);
  const own = pkg === null ? [] : packageLogger(pkg).own;
  if (own.some((logger) => logger.file === file)) {
    return "part of a logger: a logger that calls the logger never ends (the project's own)";
  }
  const user = own.find((logger) => logger.parts().has(file));
  return user === undefined
    ? null
    : `the project's logger imports this file (${relative(pkg!.root, user.file!).split(sep).join('/')}): importing it back would be a circle`;
}

function packageLogger(pkg: PackageFacts): PackageLogger {
  const known = packages.get(pkg.root);
  if (known) return known;
  const { own: found, leveled } = scanLoggers(pkg.root);
  const own = found.map((o): Spoken => {
    let parts: ReadonlySet<string> | undefined;
    return {
      ...o,
      dialect: dialectOfOwn(o),
      serverOnly: o.file !== null && isServerOnly(o.file, read),
      parts: () => (parts ??= o.file === null ? new Set() : importedBy(o.file)),
    };
  });
  const library = own.length > 0 ? null : libraryOf(pkg);
  const logger = { own, library, habit: habitOf(leveled) };
  packages.set(pkg.root, logger);
  return logger;
}

function dialectOfOwn({ file, usage }: OwnLogger): Dialect {
  return learnDialect(file === null ? null : sourceOf(file), usage);
}

/** Text of a module; of one that only passes on what others define, theirs too. */
function sourceOf(file: string): string | null {
  const text = read(file);
  if (text === null || !/\bexport\s{0,20}(?:\*|\{[^{}]*\})\s{0,20}from/.test(text)) return text;
  const parts = [...importedBy(file)].filter((path) => /log/i.test(basename(path)));
  return [text, ...parts.map((path) => read(path) ?? '')].join('\n');
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** Libraries that a file can use without a logger of its project's own, most telling first. */
const LIBRARIES = [
  '@logfix/logger', '@nestjs/common', '@logtape/logtape', 'consola', 'loglevel', 'electron-log', 'pino',
];

const libraryOf = (pkg: PackageFacts): string | null =>
  LIBRARIES.find((name) => pkg.dependencies.has(name)) ?? null;

function libraryTarget(module: string, file: string, pkg: PackageFacts): LoggerTarget {
  const { dialect, use } = knownModule(module)!;
  const category = pkg.name.replace(/^@[^/]+\//, '') || basename(pkg.root);
  return {
    dialect,
    module,
    export: use!.export,
    name: use!.name,
    certain: true,
    ...(use!.setup ? { setup: { expression: withName(use!.setup, category, file) } } : {}),
  };
}

const withName = (expression: string, name: string, file: string): string => {
  const quote = quoteOf(read(file) ?? '');
  return expression.replace('NAME', () => quote + name.replace(/['"\\]/g, '') + quote);
};

const quoteOf = (text: string): string => {
  const head = text.slice(0, 4000);
  return head.split('"').length > head.split("'").length ? '"' : "'";
};

function ownTarget(own: Spoken, file: string): LoggerTarget {
  return {
    dialect: own.dialect,
    module: specifierFor(own, file),
    export: own.export,
    name: mostOf(own.names) ?? 'logger',
    certain: true,
    ...(own.maker ? { setup: { expression: withName(own.maker, nameOf(file), file) } } : {}),
  };
}

/** What a file's own logger is called: its only class, or the file itself. */
function nameOf(file: string): string {
  const classes = [...(read(file) ?? '').matchAll(/^(?:export )?(?:default )?(?:abstract )?class (\w+)/gm)];
  if (classes.length === 1) return classes[0]![1]!;
  const stem = basename(file).replace(/\.[^.]+$/, '');
  return stem === 'index' ? basename(dirname(file)) : stem;
}

const mostOf = (counts: ReadonlyMap<string, number>): string | null =>
  [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;

/** How this file imports the module, written as the other files write it. */
function specifierFor({ specifiers, file: module }: OwnLogger, file: string): string {
  const all = [...specifiers];
  const total = (test: (specifier: string) => boolean): number =>
    all.filter(([s]) => test(s)).reduce((sum, [, n]) => sum + n, 0);
  const isRelative = (s: string): boolean => /^\.{1,2}(\/|$)/.test(s);
  const absolute = new Map(all.filter(([s]) => !isRelative(s)));
  const usual = mostOf(absolute);
  if (module === null || (usual !== null && total(isRelative) < total((s) => !isRelative(s)))) return usual!;
  const written = mostOf(new Map(all.filter(([s]) => isRelative(s)))) ?? '';
  // Node itself finds no module without its ending.
  const bare = /\.mjs$/.test(file) ? '.js' : '';
  const ending = /\.[cm]?[jt]sx?$/.exec(written)?.[0] ?? bare;
  let path = relative(dirname(file), module).split(sep).join('/').replace(/\.[cm]?[jt]sx?$/, '');
  if (!/(^|\/)index(\.\w+)?$/.test(written)) path = path.replace(/\/?\bindex$/, '') || '.';
  path += path === '.' ? '' : ending;
  return /^\.{1,2}(\/|$)/.test(path) ? path : `./${path}`;
}

/** The dialect of the logger that another module of the project exports. */
function dialectOfModule(module: string, file: string, found: PackageLogger | null): Dialect | null {
  // Without a logger of the project's own only a name tells one: nothing need be looked up.
  const isRelative = /^\.{1,2}(\/|$)/.test(module);
  if (!found?.own.length && isRelative && !/log/i.test(basename(resolve(dirname(file), module)))) return null;
  const named = found?.own.find((own) => own.specifiers.has(module) && !/^\./.test(module));
  if (named) return named.dialect;
  const path = resolveImport(module, file);
  if (path === null) return null;
  const own = found?.own.find((o) => o.file === path);
  if (own) return own.dialect;
  if (!/log/i.test(basename(path)) && !/[\\/]log(ger|ging)?[\\/]index\./i.test(path)) return null;
  const known = modules.get(path);
  if (known) return known;
  const dialect = learnDialect(sourceOf(path), noUsage());
  modules.set(path, dialect);
  return dialect;
}

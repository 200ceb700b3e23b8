/** Files that `scripts` of a package.json run: paths from the root, no extension. */
export interface NamedScripts {
  /** Run by `start`, `dev` and the like: the application itself. */
  readonly starts: ReadonlySet<string>;
  /** Run by any other script, by the script's name. */
  readonly tasks: ReadonlyMap<string, string>;
}

const EXTENSION = /\.[cm]?[jt]sx?$/;
const BUILT = /^(dist|lib|build|out|output|compiled|bundle|esm|cjs|target)\//;

/** A path from the package's root without `./` and extension: `./dist/cli.js` → `dist/cli`. */
export const stemOf = (path: string): string =>
  path.replaceAll('\\', '/').replace(/^(\.?\/)+/, '').replace(EXTENSION, '');

/** Sources that a built file may come from: `dist/cli` ← `src/cli`, `cli`. */
export function sourceStems(stem: string): string[] {
  const stems = [stem];
  let rest = stem;
  while (BUILT.test(rest)) {
    rest = rest.replace(BUILT, '');
    stems.push(rest, `src/${rest}`, `source/${rest}`, `lib/${rest}`);
  }
  return stem.startsWith('src/') ? stems : [...stems, `src/${stem}`];
}

/** The files that `bin` or `directories.bin` name; the latter as `folder/*`. */
export function binStems(json: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const { bin, directories } = json;
  const paths = typeof bin === 'string' ? [bin] : strings(bin);
  const folder = strings({ bin: (directories as { bin?: unknown } | null | undefined)?.bin });
  const stems = paths.flatMap((path) => sourceStems(stemOf(path)));
  return new Set([...stems, ...folder.map((path) => `${stemOf(path).replace(/\/$/, '')}/*`)]);
}

/** The files that `main`, `module`, `browser` and `exports` name, and their sources. */
export function mainStems(json: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const paths = [json.main, json.module, json.browser, ...leaves(json.exports)];
  const files = paths.filter((path): path is string => typeof path === 'string' && !path.includes('*'));
  return new Set(files.flatMap((path) => sourceStems(stemOf(path))));
}

/** Strings at the ends of nested objects, such as conditions of `exports`. */
const leaves = (value: unknown, depth = 0): unknown[] =>
  typeof value === 'object' && value !== null && depth < 5
    ? Object.values(value).flatMap((inner) => leaves(inner, depth + 1))
    : [value];

const strings = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? Object.values(value).filter((v): v is string => typeof v === 'string')
    : [];

/** Words of a script's name that run the application, not a task around it. */
const STARTS = /^(start|dev|develop|development|serve|server|debug|watch|launch|nodemon|daemon|inspect)$/i;
const PARTS =
  /^(prod|production|staging|live|local|preview|workers?|api|bot|app|main|cron|queue|web|www|backend|frontend|client|electron|desktop|hot|https?|\d+)$/i;

/** `start`, `dev:server`, `worker`; not `build:watch`, `app:config`. */
function runsApplication(name: string): boolean {
  const words = name.split(/[:._/-]/);
  return STARTS.test(words[0]!) || words.every((word) => STARTS.test(word) || PARTS.test(word));
}

const RUNNERS =
  /(^|[\s/;&|"'])(node|nodejs|tsx|ts-node|ts-node-esm|ts-node-dev|tsnd|babel-node|esno|jiti|bun|zx|nodemon|pm2 start|forever|forever start|swc-node|vite-node|esr|sucrase-node|deno)(?=\s)/g;
const FILE = /^(?:[\w@.-]*\/)*[\w@.-]+$/;
const DAEMONS = /^(nodemon|pm2|forever|ts-node-dev|tsnd)/;

/** Reads which files the commands of `scripts` run. */
export function namedScripts(scripts: Readonly<Record<string, unknown>>): NamedScripts {
  const starts = new Set<string>();
  const tasks = new Map<string, string>();
  for (const [name, command] of Object.entries(scripts)) {
    if (typeof command !== 'string' || command.length > 2000) continue;
    for (const match of command.matchAll(RUNNERS)) {
      const runner = match[2]!;
      const words = command.slice(match.index + match[0].length).split(/[;&|]/, 1)[0]!;
      const file = fileArgument(words, runner);
      if (file === null) continue;
      if (runsApplication(name) || DAEMONS.test(runner)) starts.add(file);
      else if (!tasks.has(file)) tasks.set(file, name);
    }
  }
  for (const file of starts) tasks.delete(file);
  return { starts, tasks };
}

const TAKES_VALUE =
  /^(-r|--require|--import|--loader|--experimental-loader|-P|--project|--env-file|-w|-e|--ext|-x|--exec|--inspect-port|-C|--conditions|--tsconfig|-O)$/;

/** The first word of a command that is neither an option nor an option's value. */
function fileArgument(words: string, runner: string): string | null {
  let skip = false;
  for (const word of words.trim().split(/\s+/)) {
    const bare = word.replace(/^[\\'"]+|[\\'"]+$/g, '');
    if (skip) skip = false;
    else if (TAKES_VALUE.test(bare)) skip = true;
    else if (bare === '--watch' && runner === 'nodemon') skip = true;
    else if (!bare.startsWith('-') && bare !== 'watch' && bare !== 'run') {
      return FILE.test(bare) ? stemOf(bare) : null;
    }
  }
  return null;
}

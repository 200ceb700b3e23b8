import type { Draft } from './draft.ts';
import { entryOf, importPath, needsEnding } from './entry.ts';
import { withLogVariables } from './env-example.ts';
import { withEffect, withExpress, withNest, withVite } from './glue.ts';
import { loggerModule } from './logger-module.ts';
import { planNext } from './plan-next.ts';
import type { PackageLook } from './plan-types.ts';
import { at, firstOf } from './tree.ts';

const CONFIGS = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((ending) => `logfix.config.${ending}`);

/** The logger of one package: its module, the program's entry, `logfix.config`, `.env.example`. */
export function planLogger(draft: Draft, pkg: PackageLook): void {
  const { tree } = draft.facts;
  const settled = firstOf(tree, pkg.folder, CONFIGS);
  if (settled !== null) draft.note(`${settled} stays as it is`);
  const present = pkg.logger;
  const module = present ? null : writeModule(draft, pkg);
  if (module !== null) planEntry(draft, pkg, module);
  if (present) draft.note(`${labelOf(pkg)} logs with ${present.shown} already: it is kept`);
  if (settled === null) writeConfig(draft, pkg, module);
  const example = at(pkg.folder, '.env.example');
  if (!present) draft.write(example, withLogVariables(draft.read(example), pkg.kind), 'levels per environment');
}

const labelOf = ({ folder, name }: PackageLook): string => folder || name;

const PLACES = ['src/lib', 'src/utils', 'src/logger', 'src/common', 'src', 'lib', 'utils', 'logger', 'common', ''];

/** Writes the module unless one of its name is there. Returns its path. */
function writeModule(draft: Draft, pkg: PackageLook): string | null {
  const { tree } = draft.facts;
  const names = PLACES.flatMap((place) => ['logger', ...(place.endsWith('logger') ? ['index'] : [])]
    .flatMap((stem) => ['.ts', '.js', '.mjs', '.cjs'].map((ending) => at(place, stem + ending))));
  const there = firstOf(tree, pkg.folder, names);
  if (there !== null) {
    const ours = tree.read(there)!.includes('@logfix/logger');
    if (!ours) draft.note(`${there} looks like a logger: it is kept`);
    return ours ? there : null;
  }
  const folder = tree.names(at(pkg.folder, 'src')).length > 0 ? 'src/lib' : 'lib';
  const path = at(pkg.folder, folder, `logger${pkg.typescript ? '.ts' : '.js'}`);
  const service = pkg.name.replace(/^@[^/]+\//, '') || 'app';
  draft.write(path, loggerModule(pkg, service), 'the logger');
  return path;
}

function writeConfig(draft: Draft, pkg: PackageLook, module: string | null): void {
  const setting = pkg.logger ? pkg.logger.setting : moduleSetting(pkg, module);
  if (setting === null) return;
  const entries = Object.entries(setting).map(([key, value]) => `${key}: '${value.replace(/[\\']/g, '\\$&')}'`);
  const text = `/** @type {import('logfix').LogfixConfig} */
export default {
  logger: { ${entries.join(', ')} },
};
`;
  draft.write(at(pkg.folder, 'logfix.config.mjs'), text, 'logfix: which logger');
}

function moduleSetting(pkg: PackageLook, module: string | null): Record<string, string> | null {
  // Nest has a logger a class, which writes through ours.
  if (pkg.kind === 'nest') return { dialect: 'nest' };
  if (module === null) return null;
  const path = module.slice(pkg.folder === '' ? 0 : pkg.folder.length + 1);
  const shown = needsEnding(pkg) ? path.replace(/\.ts$/, '.js') : path;
  return { import: `./${shown}`, name: 'logger' };
}

function planEntry(draft: Draft, pkg: PackageLook, module: string): void {
  if (pkg.kind === 'express') {
    glue(draft, pkg, /\bexpress\(\)/, module, withExpress, 'requests get an id and a line', [
      'app.use(requestLogger());  // first', 'app.use(errorLogger());    // behind the routes',
    ]);
  }
  if (pkg.kind === 'nest') {
    glue(draft, pkg, /\bNestFactory\.create\b/, module, withNest, "Nest's own lines, and requests", [
      'const app = await NestFactory.create(AppModule, { logger: new NestLogger() });', 'app.use(requestLogger());',
    ]);
  }
  if (pkg.kind === 'vite') planVite(draft, pkg, module);
  if (pkg.kind === 'next') planNext(draft, pkg, module);
  const line = { fastify: 'app.register(requestLogger, { logger });', hono: 'app.use(requestLogger());' };
  if (pkg.kind !== 'fastify' && pkg.kind !== 'hono') return;
  if (entryOf(draft.facts.tree, pkg, /\brequestLogger\b/) !== null) return;
  draft.byHand({ file: module, why: `use it where ${pkg.shown} is made, for a line a request`, lines: [line[pkg.kind]] });
}

function glue(
  draft: Draft,
  pkg: PackageLook,
  shows: RegExp,
  module: string,
  edit: typeof withExpress,
  why: string,
  lines: readonly string[],
): void {
  const entry = entryOf(draft.facts.tree, pkg, shows);
  const text = entry === null ? null : draft.read(entry)!;
  if (text !== null && /\brequestLogger\b/.test(text)) return;
  const specifier = entry === null ? '' : importPath(entry, module, text!, pkg);
  const edited = entry === null ? null : edit(entry, text!, specifier);
  if (edited !== null) draft.write(entry!, edited, why);
  else draft.byHand({ file: entry ?? labelOf(pkg), why: `where the program is set up, import from ${module}`, lines });
}

const VITE_CONFIGS = ['ts', 'mts', 'js', 'mjs', 'cts', 'cjs'].map((ending) => `vite.config.${ending}`);

/** While the page is developed, Vite itself takes the logs that it sends. */
function planVite(draft: Draft, pkg: PackageLook, module: string): void {
  runFirst(draft, pkg, module);
  const file = firstOf(draft.facts.tree, pkg.folder, VITE_CONFIGS);
  const text = file === null ? null : draft.read(file)!;
  if (text?.includes('@logfix/logger/vite')) return;
  const edited = file === null ? null : withVite(file, text!, '@logfix/logger/vite');
  if (edited !== null) draft.write(file!, edited, 'takes the logs of the page while you develop');
  else {
    draft.byHand({
      file: file ?? 'vite.config',
      why: 'to take the logs of the page while you develop',
      lines: ["import { logfixReceiver } from '@logfix/logger/vite';", 'plugins: [logfixReceiver()],'],
    });
  }
}

/** The script that the page loads runs the logger, so that errors nobody catches are logged. */
function runFirst(draft: Draft, pkg: PackageLook, module: string): void {
  const page = draft.read(at(pkg.folder, 'index.html')) ?? '';
  const [, script] = /<script\b[^>]*\bsrc=["']\.?\/?([\w./-]+\.[jt]sx?)["']/.exec(page) ?? [];
  const entry = script === undefined || script.includes('..') ? null : at(pkg.folder, script);
  const text = entry === null ? null : draft.read(entry);
  if (text === null || /['"][^'"]*\blogger(\.[jt]s)?['"]/.test(text)) return;
  const edited = withEffect(entry!, text, importPath(entry!, module, text, pkg));
  if (edited !== null) draft.write(entry!, edited, 'the page runs the logger first');
}

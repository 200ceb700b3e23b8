import { isAbsolute, relative, sep } from 'node:path';
import type { FileKeep } from '../../analysis/settings.ts';
import { ARGUMENT_PARSERS, BUNDLERS, dependsOn } from '../dependencies.ts';
import { stemOf } from '../package-entries.ts';
import type { PackageFacts } from '../package-facts.ts';
import { assertedRole } from './asserted.ts';
import { copiedLibrary, isStatic, roleOfPath } from './path.ts';
import { purposeOf } from './program.ts';
import { isReached, speaksOverStdout } from './reach.ts';
import { programAround } from './workspace.ts';
import {
  hashbangOf,
  importHeads,
  importsActions,
  importsTestTools,
  looksLikeBrowser,
  opensPort,
  printsInLongLines,
  roleOfText,
  runsByHand,
  saysScript,
  takesArguments,
} from './text.ts';

/** One file, seen from its project. */
export interface Place {
  /** Absolute, with `/`. */
  readonly file: string;
  /** What is looked at of the text: a huge file says all in its beginning. */
  readonly text: string;
  /** Do all uses of the console stand in lines that no person writes? */
  readonly minified: boolean;
  readonly pkg: PackageFacts | null;
  /** Relative to the outermost package of the project, with `/`. */
  readonly path: string;
  /** Relative to the nearest package, with `/`. */
  readonly inPackage: string;
  /** Does the text read what only a browser has? */
  readonly browser: boolean;
}

const MOST_TEXT = 200_000;

/** Where a file lies in its project. */
export function placeOf(file: string, whole: string, pkg: PackageFacts | null): Place {
  const full = slashes(file);
  const text = whole.length > MOST_TEXT ? whole.slice(0, MOST_TEXT) : whole;
  let outer = pkg;
  while (outer?.parent) outer = outer.parent;
  const inPackage = under(pkg?.root ?? null, full);
  const path = outer === pkg ? inPackage : under(outer?.root ?? null, full);
  const minified = printsInLongLines(whole);
  const browser = looksLikeBrowser(full, text);
  return { file: full, text, minified, pkg, path, inPackage, browser };
}

const slashes = (path: string): string =>
  sep === '\\' || /^[A-Za-z]:\\|^\\\\/.test(path) ? path.replaceAll('\\', '/') : path;

/** Without a package the working directory is the root; outside of it only the name counts. */
function under(root: string | null, file: string): string {
  const path = slashes(relative(root ?? process.cwd(), file));
  return path.startsWith('../') || isAbsolute(path) ? file.slice(file.lastIndexOf('/') + 1) : path;
}

/** Why the whole file keeps its console calls; `null` when nothing speaks for it. */
export function roleOf(place: Place): FileKeep | null {
  const { text, pkg, path, inPackage, browser } = place;
  const byPath = roleOfPath(path, inPackage);
  if (byPath && byPath.role !== 'script') return byPath;
  if (place.minified) return { role: 'minified', reason: 'minified code (very long lines)' };
  if (pkg && isBin(pkg, inPackage)) return cli('"bin" of package.json');
  if (byPath && isLikelyScript(place, byPath)) return byPath;
  if (importsTestTools(text)) return { role: 'test', reason: 'a test, by what it imports' };
  const byText = roleOfText(text, path, pkg?.owners ?? []) ?? copiedLibrary(path);
  if (byText) return byText;
  return (
    (pkg ? packageRole(place, pkg) : null) ??
    (browser ? null : scriptRole(place)) ??
    assertedRole(place.file, text, pkg)
  );
}

/** A folder called `scripts` of a web page holds the page's code; `bin/www` starts a server. */
function isLikelyScript(place: Place, byPath: FileKeep): boolean {
  const { text, path, inPackage, browser } = place;
  if (byPath.reason.startsWith('an example')) return true;
  if (browser && (isStatic(path) || !/\b(process\.|require\(|node:)/.test(text))) return false;
  return !(/(^|\/)bin\//.test(inPackage) && (opensPort(text) || isStarted(place)));
}

/** Run by `start`, `dev` and the like. */
const isStarted = ({ pkg, inPackage }: Place): boolean =>
  pkg?.scripts.starts.has(stemOf(inPackage)) ?? false;

const cli = (why: string): FileKeep => ({
  role: 'cli',
  reason: `a command-line program's output to its user (${why})`,
});

/** What the package says: its programs, their parts, a logger. */
function packageRole(place: Place, pkg: PackageFacts): FileKeep | null {
  const { file, text, inPackage, browser } = place;
  const { logger, action, program } = purposeOf(pkg);
  if (logger) {
    const reason = 'part of a logger: a logger that calls the logger never ends';
    return { role: 'logger', reason };
  }
  if (browser) return null;
  if (action) return { role: 'cli', reason: 'the output of an action to its runner' };
  if (pkg.bins.size > 0 && speaksOverStdout(pkg)) {
    const reason = 'its standard output is a protocol (MCP): a log line breaks it';
    return { role: 'cli', reason, program: 'protocol' };
  }
  if (program === 'whole') return cli('package.json says that it is one');
  if (program === 'reached' && isReached(pkg, 'bin', file)) {
    return cli('reached from "bin" of package.json');
  }
  const around = programAround(pkg);
  if (around) return cli(`a part of ${around.name}`);
  if (pkg.bins.size > 0 && COMMANDS.test(inPackage) && !CLIENT.test(inPackage)) {
    return cli('a command of a package with "bin"');
  }
  const parser = importedParser(text);
  return parser !== null && !opensPort(text) ? cli(`it imports ${parser}`) : null;
}

const COMMANDS = /(^|\/)(cli|commands?|cmds?|command-line)\//;
const CLIENT = /(^|\/)(client|frontend|front|browser|web|webapp|public|ui)\//;

const isBin = (pkg: PackageFacts, inPackage: string): boolean =>
  pkg.bins.has(stemOf(inPackage)) || pkg.bins.has(`${folderOf(inPackage)}/*`);

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

function importedParser(text: string): string | null {
  for (const [, name] of importHeads(text).matchAll(/\b(?:from|require\(|import)\s*['"]([@\w./-]+)['"]/g)) {
    if (name !== undefined && ARGUMENT_PARSERS.has(name)) return name;
  }
  return null;
}

const script = (reason: string): FileKeep => ({ role: 'script', reason });

/** A script by what runs it, or by what it says and does. */
function scriptRole(place: Place): FileKeep | null {
  const { file, text, pkg, inPackage, path } = place;
  const task = taskRole(place);
  if (task) return task;
  if (isBuildConfiguration(place)) {
    return { role: 'config', reason: 'configuration of a build ("config" folder)' };
  }
  if (isStarted(place) || opensPort(text)) return null;
  if (hashbangOf(text) !== null) return script('a script: it begins with #!');
  if (/(^|\/)(scripts?|bin)\//.test(inPackage) && !isStatic(path)) {
    return script('a script, run by hand or by a build ("scripts" folder)');
  }
  if (saysScript(text.slice(0, 2000), path)) return script('a script, as its first lines say');
  if (takesArguments(text)) {
    return script('a script: it reads its arguments, exits and exports nothing');
  }
  if (importsActions(text)) {
    return script('a step of a pipeline: its output is the log of the pipeline');
  }
  const isImported = (): boolean => pkg !== null && isReached(pkg, 'application', file);
  if (runsByHand(path, text) && !RUNS_ON.test(inPackage) && !isImported()) {
    return script('a script: it exports nothing, and nothing of the application imports it');
  }
  return null;
}

/** Names of what a process manager, a browser or a framework starts. */
const RUNS_ON = new RegExp(
  '(^|/|[-_.])(index|main|app|server|workers?|cron|jobs?|bot|consumer|listener|daemon|queue|' +
    'scheduler|www|start|cluster|preload|renderer|background|sw|instrumentation(\\.\\w+)?|' +
    'middleware)\\.[cm]?[jt]sx?$',
  'i',
);

/** Run by "scripts" of a package.json, or a part of such a script. */
function taskRole({ file, text, pkg, inPackage }: Place): FileKeep | null {
  for (let at = pkg; at; at = at.parent) {
    const stem = stemOf(at === pkg ? inPackage : under(at.root, file));
    const task = at.scripts.tasks.get(stem) ?? at.scripts.tasks.get(stem.replace(/\/index$/, ''));
    if (task !== undefined && !opensPort(text)) {
      return script(`a script that the project runs by hand ("${task}" of package.json)`);
    }
    if (isPartOfTask(at, file, stem)) return script('a part of a script of package.json');
  }
  return null;
}

/** Beside a task or below it, imported by it, and by nothing of the application. */
function isPartOfTask(pkg: PackageFacts, file: string, stem: string): boolean {
  const isBeside = [...pkg.scripts.tasks.keys()].some((task) => {
    const folder = folderOf(task);
    return folder !== '' && stem.startsWith(`${folder}/`);
  });
  return isBeside && isReached(pkg, 'task', file) && !isReached(pkg, 'application', file);
}

/** `config/env.js` of a front end: node code that only the build loads. */
const isBuildConfiguration = ({ text, pkg, inPackage }: Place): boolean =>
  pkg !== null &&
  /^(config|configs|build-config)\//.test(inPackage) &&
  /(\brequire\(|\bfrom )['"](node:)?(fs|path|webpack)['"]/.test(text) &&
  dependsOn(pkg, BUNDLERS, 'any') !== null &&
  !purposeOf(pkg).server;

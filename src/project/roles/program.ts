import { CLI_LIBRARIES, ARGUMENT_PARSERS, FRONT_ENDS, SERVERS, dependsOn } from '../dependencies.ts';
import type { PackageFacts } from '../package-facts.ts';

/** What a package is for its user, as far as its `package.json` says. */
export interface Purpose {
  /** A command-line program, and why; `null` when it is something else. */
  readonly program: string | null;
  /** Answers requests, or listens to a broker. */
  readonly server: boolean;
  /** A logger that others use, and why. */
  readonly logger: string | null;
}

const known = new WeakMap<PackageFacts, Purpose>();

/** Reads a package's purpose, once a package. */
export function purposeOf(pkg: PackageFacts): Purpose {
  let purpose = known.get(pkg);
  if (!purpose) {
    purpose = { program: programReason(pkg), server: isServer(pkg), logger: loggerReason(pkg) };
    known.set(pkg, purpose);
  }
  return purpose;
}

const CLI_KEYWORD = /^(cli|cli-?app|command-?line|command line( tool)?|commandline|terminal|shell|bin|scaffold(ing)?|generator|boilerplate generator|devtool|dev-tool|tui|repl)$/i;
const CLI_NAME = /(^|[-/])(cli|cmd|create-[\w-]+|tui)$|^create-|\/create-/;
const CLI_TEXT = /\bcli\b|\bcommand[- ]line\b|\bscaffold|\bterminal\b|\bfrom the shell\b/i;
const SERVER_WORD = /\bservers?\b|\bbackend\b|\bapi\b|\bbot\b/i;

/** A package with `bin` is a program when more speaks for that than for a server. */
function programReason(pkg: PackageFacts): string | null {
  if (pkg.bins.size === 0) {
    return dependsOn(pkg, ACTIONS) ? 'an action\'s output to its runner' : null;
  }
  const library = dependsOn(pkg, CLI_LIBRARIES);
  let points = 1;
  if (library !== null) points += ARGUMENT_PARSERS.has(library) ? 2 : 1;
  if (pkg.keywords.some((word) => CLI_KEYWORD.test(word))) points += 2;
  if (CLI_NAME.test(pkg.name)) points += 2;
  if (CLI_TEXT.test(pkg.description)) points += 1;
  if (pkg.preferGlobal) points += 1;
  if (!pkg.private) points += 1;
  return points > serverPoints(pkg) ? 'a command-line program ("bin" of package.json)' : null;
}

function serverPoints(pkg: PackageFacts): number {
  let points = 0;
  if (dependsOn(pkg, SERVERS)) points += 2;
  if (dependsOn(pkg, FRONT_ENDS)) points += 1;
  if (pkg.keywords.some((word) => SERVER_WORD.test(word))) points += 1;
  if (SERVER_WORD.test(pkg.description) || SERVER_WORD.test(pkg.name)) points += 1;
  if (pkg.scripts.starts.size > 0) points += 1;
  return points;
}

const ACTIONS: ReadonlySet<string> = new Set(['@actions/core']);

function isServer(pkg: PackageFacts): boolean {
  if (dependsOn(pkg, SERVERS)) return true;
  const { parent } = pkg;
  return pkg.dependencies.size === 0 && parent !== null && isServer(parent);
}

const LOGGER_NAME = /(^|[-_./])(logger|logging|logs?|console|pino|winston|bunyan|log4js|loglevel)$|^(logger|log)[-_]/i;
const LOGGER_KEYWORD = /^(logger|logging|log library|logging library|console logger)$/i;

function loggerReason(pkg: PackageFacts): string | null {
  const name = pkg.name.replace(/^@[^/]*\//, '');
  if (LOGGER_NAME.test(name)) return 'part of a logger: a logger that calls the logger never ends';
  if (pkg.private || pkg.bins.size > 0) return null;
  return pkg.keywords.filter((word) => LOGGER_KEYWORD.test(word)).length > 0 &&
    /\blog(s|ger|gers|ging)?\b/i.test(`${pkg.name} ${pkg.description}`)
    ? 'part of a logger: a logger that calls the logger never ends'
    : null;
}

import { ARGUMENT_PARSERS, CLI_LIBRARIES, FRONT_ENDS, SERVERS, dependsOn } from '../dependencies.ts';
import type { PackageFacts } from '../package-facts.ts';

/** How much of a package is a command-line program. */
export type Program =
  /** It says so of itself: everything that is not for a browser. */
  | 'whole'
  /** It has programs: they, and what they import. */
  | 'reached'
  /** A server or an application that has a program too: the program's own files. */
  | 'own-files';

/** What a package is for its user, as far as its `package.json` says. */
export interface Purpose {
  readonly program: Program;
  /** Answers requests, or listens to a broker. */
  readonly server: boolean;
  /** A logger that others use. */
  readonly logger: boolean;
  /** Runs in a pipeline, whose log its output is. */
  readonly action: boolean;
}

const known = new WeakMap<PackageFacts, Purpose>();

/** Reads a package's purpose, once a package. */
export function purposeOf(pkg: PackageFacts): Purpose {
  let purpose = known.get(pkg);
  if (!purpose) {
    purpose = {
      program: programOf(pkg),
      server: isServer(pkg),
      logger: isLogger(pkg),
      action: pkg.dependencies.has('@actions/core'),
    };
    known.set(pkg, purpose);
  }
  return purpose;
}

const CLI_KEYWORD =
  /^(cli|cli-?(app|tool)|command-?line|command-?line-?(tool|interface)|command line( tool| interface)?|terminal|shell|scaffold(ing)?|tui|oclif)$/i;
const CLI_NAME = /(^|[-/@])(cli|cmd|tui)$|(^|\/)create-/;
const CLI_TEXT = /\bcli\b|\bcommand[- ]line\b|명령줄|명령행|커맨드라인|命令行|コマンドライン/i;
const SERVER_TEXT = /\bservers?\b|\bbackend\b|\bapi\b|\bbot\b/i;

function programOf(pkg: PackageFacts): Program {
  if (pkg.bins.size === 0) return 'own-files';
  const words = cliWords(pkg);
  const server = serverPoints(pkg);
  const library = libraryPoints(pkg);
  const points = 1 + words + library + (pkg.preferGlobal ? 1 : 0) + (pkg.private ? 0 : 1);
  const runsOn = dependsOn(pkg, SERVERS) !== null || (library === 0 && pkg.scripts.starts.size > 0);
  if (points <= server || (runsOn && words === 0)) return 'own-files';
  return words > 0 && server === 0 ? 'whole' : 'reached';
}

function cliWords(pkg: PackageFacts): number {
  const keyword = pkg.keywords.some((word) => CLI_KEYWORD.test(word)) ? 2 : 0;
  const name = CLI_NAME.test(pkg.name) ? 2 : 0;
  return keyword + name + (CLI_TEXT.test(pkg.description) ? 1 : 0);
}

function libraryPoints(pkg: PackageFacts): number {
  const library = dependsOn(pkg, CLI_LIBRARIES);
  if (library === null) return 0;
  return ARGUMENT_PARSERS.has(library) ? 2 : 1;
}

function serverPoints(pkg: PackageFacts): number {
  let points = 0;
  if (dependsOn(pkg, SERVERS)) points += 2;
  if (dependsOn(pkg, FRONT_ENDS)) points += 1;
  if (pkg.keywords.some((word) => SERVER_TEXT.test(word))) points += 1;
  if (SERVER_TEXT.test(pkg.description) || SERVER_TEXT.test(pkg.name)) points += 1;
  if (pkg.scripts.starts.size > 0 && points > 0) points += 1;
  return points;
}

function isServer(pkg: PackageFacts): boolean {
  if (dependsOn(pkg, SERVERS)) return true;
  const { parent } = pkg;
  return pkg.dependencies.size === 0 && parent !== null && isServer(parent);
}

const LOGGER_NAME =
  /(^|[-_./])(logger|logging|logs?|console|pino|winston|bunyan|log4js|loglevel)$|^(logger|log)[-_]/i;
const LOGGER_KEYWORD = /^(loggers?|logging|logging[- ]library|log[- ]library)$/i;

function isLogger(pkg: PackageFacts): boolean {
  if (LOGGER_NAME.test(pkg.name.replace(/^@[^/]*\//, ''))) return true;
  if (pkg.private || pkg.bins.size > 0) return false;
  const words = pkg.keywords.some((word) => LOGGER_KEYWORD.test(word));
  return words && /\blog(s|gers?|ging)?\b|\bconsol/i.test(`${pkg.name} ${pkg.description}`);
}

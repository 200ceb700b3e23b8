import type { LoggerTarget } from '../loggers/index.ts';
import { DEFAULT_TARGET } from '../loggers/index.ts';
import type { Shapes } from './sensitive/declarations.ts';
import { DEFAULT_PII, type PiiSettings, type TypeFacts } from './sensitive/types.ts';
import type { LevelPolicy } from './types.ts';

/** Why a whole file keeps its console calls. */
export interface FileKeep {
  readonly role:
    | 'cli'
    | 'script'
    | 'test'
    | 'config'
    | 'generated'
    | 'minified'
    | 'vendored'
    | 'declaration'
    | 'logger';
  /** For people: `a command-line program's output to its user (bin of package.json)`. */
  readonly reason: string;
  /**
   * Code of the program all the same: a test expects what it prints (`asserted`), or it may write
   * to standard error, since only its standard output is a protocol (`protocol`).
   */
  readonly program?: 'asserted' | 'protocol';
}

/** What the project says about a file, beyond its text. */
export interface FileFacts {
  readonly keep: FileKeep | null;
  /** Runs on a server: `process.stdout.write` is a leftover there. */
  readonly server: boolean;
  /** How the file may import: `none` for a classic script that can't. */
  readonly modules: 'esm' | 'cjs' | 'none';
  /** Shares its top level with other scripts of a page: whatever it shows, it can import nothing. */
  readonly sharesPage?: boolean;
  /** A page loads it unbundled: it finds files, and no package that nothing maps to one. */
  readonly served?: boolean;
  /** Expression that reads the log level of the environment; `null` where the file has none. */
  readonly levelFrom?: string | null;
}

/** Everything that decides besides the text of the file. */
export interface Settings {
  readonly logger: LoggerTarget;
  readonly levels: LevelPolicy;
  readonly strip: { readonly emoji: boolean; readonly tags: boolean };
  readonly facts: FileFacts;
  /** What the project says about personal data. */
  readonly pii: PiiSettings;
  /** What counts what happens all the time: the logger's own bridge where absent. */
  readonly metrics?: 'logger' | 'prom-client';
  /** What the compiler knows of the file, where somebody asked it. */
  readonly types?: TypeFacts | null;
  /** What the module declares that declares a name the file imports; `null` where it is not the project's own. */
  readonly shapes?: (module: string, name: string) => Shapes | null;
}

/** Settings of a file of which nothing is known. */
export const DEFAULT_SETTINGS: Settings = {
  logger: DEFAULT_TARGET,
  levels: { defaultLevel: null },
  strip: { emoji: false, tags: false },
  facts: { keep: null, server: false, modules: 'esm' },
  pii: DEFAULT_PII,
};

import { consoleLikeDialect, logfixDialect } from './console-like.ts';
import type { Dialect, LoggerTarget } from './dialect.ts';

/** Every dialect by its name in the configuration. */
export const DIALECTS: ReadonlyMap<string, Dialect> = new Map(
  [logfixDialect, consoleLikeDialect].map((dialect) => [dialect.name, dialect]),
);

/** What a project that says nothing gets. */
export const DEFAULT_TARGET: LoggerTarget = {
  dialect: logfixDialect,
  module: '@logfix/logger',
  export: 'logger',
  name: 'logger',
  certain: false,
};

export type { ArgumentFacts, ArgumentKind, Arrangement, Dialect, LoggerTarget } from './dialect.ts';
export { consoleLikeDialect, logfixDialect };

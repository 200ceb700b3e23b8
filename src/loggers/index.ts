import { consolaDialect } from './consola.ts';
import { consoleLikeDialect, logfixDialect } from './console-like.ts';
import type { Dialect, LoggerTarget } from './dialect.ts';
import { loglevelDialect } from './loglevel.ts';
import { logtapeDialect } from './logtape.ts';
import { nestDialect } from './nest.ts';
import { pinoDialect } from './pino.ts';
import { tagFirstDialect } from './tag-first.ts';
import { winstonDialect } from './winston.ts';

/** Every dialect by its name in the configuration. */
export const DIALECTS: ReadonlyMap<string, Dialect> = new Map(
  [
    logfixDialect, pinoDialect, winstonDialect, loglevelDialect, consolaDialect, logtapeDialect,
    nestDialect, consoleLikeDialect, tagFirstDialect,
  ].map((dialect) => [dialect.name, dialect]),
);

/** What a project that says nothing gets. */
export const DEFAULT_TARGET: LoggerTarget = {
  dialect: logfixDialect,
  module: '@logfix/logger',
  export: 'logger',
  name: 'logger',
  certain: false,
};

export type {
  ArgumentFacts, ArgumentKind, Arrangement, CallSite, Dialect, ErrorProperty, Evaluation,
  HolePart, LoggerSetup, LoggerTarget, ObjectFacts, Piece, Span, StringPart, TextPart,
} from './dialect.ts';
export { consoleLike, nearestMethod } from './console-like.ts';
export { signatureDialect, type Parameter } from './signature.ts';
export { tagFirst } from './tag-first.ts';
export { knownModule, type KnownModule } from './modules.ts';
export {
  consolaDialect, consoleLikeDialect, logfixDialect, loglevelDialect, logtapeDialect, nestDialect,
  pinoDialect, tagFirstDialect, winstonDialect,
};

import {
  consoleLike, knownModule, nearestMethod, pinoDialect, signatureDialect, tagFirst,
  type Dialect, type Parameter,
} from '../loggers/index.ts';
import type { Level } from '../loggers/levels.ts';

/** How a project calls its logger, counted over its files. */
export interface Usage {
  calls: number;
  /** Calls that begin with a word of their own, and then a message. */
  tagged: number;
  /** Calls that begin with an object. */
  objectFirst: number;
  /** Methods that are called. */
  readonly methods: Set<string>;
}

export const noUsage = (): Usage => ({ calls: 0, tagged: 0, objectFirst: 0, methods: new Set() });

const LEVEL_METHODS: Readonly<Record<Level, readonly string[]>> = {
  trace: ['trace', 'silly', 'verbose'],
  debug: ['debug', 'dbg'],
  info: ['info', 'log', 'notice'],
  warn: ['warn', 'warning'],
  error: ['error', 'err'],
  fatal: ['fatal', 'critical'],
};

/** Names of methods that write at some level. */
export const LEVEL_METHOD: string = Object.values(LEVEL_METHODS).flat().join('|');

/**
 * The dialect of a project's own logger, as its module and its calls show it.
 * @param source Text of the module; `null` when it cannot be read.
 */
export function learnDialect(source: string | null, usage: Usage): Dialect {
  const library = source === null ? null : exportedLibrary(source);
  if (library) return library;
  const signatures = source === null ? new Map<string, readonly Parameter[]>() : signaturesOf(source);
  const levels = levelsOf(new Set([...signatures.keys(), ...namesIn(source ?? '')]), usage.methods);
  const printsErrors = !/JSON\.stringify/.test(source ?? '') || /instanceof\s+Error|\.stack\b/.test(source ?? '');
  if (usage.calls > 2 && usage.tagged > usage.calls * 0.6) {
    return tagFirst('tag-first', levels, printsErrors);
  }
  const objects = usage.calls > 2 && usage.objectFirst > usage.calls * 0.2;
  const single = signatures.size > 0 && [...signatures.values()].every((p) => p.length === 1 && p[0] !== 'rest');
  if (objects && single) {
    const toPino = /['"]pino['"]/.test(source ?? '');
    return signatureDialect((level) => nearestMethod(level, levels), () => ['entry'], toPino);
  }
  if (objects) {
    return { ...pinoDialect, method: (level) => nearestMethod(level, levels) };
  }
  if (signatures.size === 0) return consoleLike('console-like', levels, false);
  return fromSignatures(signatures, levels, printsErrors);
}

/** The methods by level: those that the module defines, or else the usual ones and those in use. */
function levelsOf(
  defined: ReadonlySet<string>,
  used: ReadonlySet<string>,
): Partial<Record<Level, string>> {
  const named = byLevel(new Set([...defined, ...used]));
  const enough = Object.keys(byLevel(defined)).length > 1;
  return enough ? named : { debug: 'debug', info: 'info', warn: 'warn', error: 'error', ...named };
}

function byLevel(methods: ReadonlySet<string>): Partial<Record<Level, string>> {
  const levels: Partial<Record<Level, string>> = {};
  for (const [level, names] of Object.entries(LEVEL_METHODS) as [Level, readonly string[]][]) {
    const found = names.find((name) => methods.has(name));
    if (found !== undefined) levels[level] = found;
  }
  return levels;
}

const NAMED = new RegExp(
  `(?:(?:^|[{,;])\\s*(?:async\\s+|public\\s+|static\\s+|readonly\\s+)*|\\b(?:this|exports|prototype)\\.|\\bfunction\\s+)(${LEVEL_METHOD})\\s*(?:[:(,]|=(?!=))`, 'gm',
);

/** Methods or keys that the module gives its logger: `debug: …`, `warn(…)`, `this.error =`. */
const namesIn = (source: string): string[] => [...source.matchAll(NAMED)].map(([, name]) => name!);

const IMPORT = /\bfrom\s{0,20}['"]([^'"\n]{1,300})['"]|\brequire\(\s{0,20}['"]([^'"\n]{1,300})['"]\s{0,20}\)/g;

/** The dialect of a logging library whose logger the module exports as it is. */
function exportedLibrary(source: string): Dialect | null {
  if (signaturesOf(source).size > 1) return null;
  for (const [, esm, cjs] of source.matchAll(IMPORT)) {
    const module = esm ?? cjs!;
    const library = knownModule(module);
    if (!library) continue;
    if (module !== '@nestjs/common' || /new\s+(Console)?Logger\s*\(/.test(source)) return library.dialect;
  }
  return null;
}

const METHOD = new RegExp(
  `(?:^|[\\s{,;.])(?:async\\s+|public\\s+|static\\s+|readonly\\s+)*(${LEVEL_METHOD})\\s*(?::\\s*|=\\s*)?(?:async\\s*)?(?:function\\s*\\w*\\s*)?\\(`, 'gm',
);

/** What the methods take that the module defines itself. */
function signaturesOf(source: string): Map<string, readonly Parameter[]> {
  const found = new Map<string, readonly Parameter[]>();
  for (const match of source.matchAll(METHOD)) {
    const open = match.index + match[0].length;
    const close = closingParenthesis(source, open);
    if (close < 0 || found.has(match[1]!)) continue;
    const after = source.slice(close + 1, close + 120);
    const isDefinition = /^\s*(?::\s*[\w<>[\]| .]+)?\s*(?:=>|\{)/.test(after);
    const parameters = isDefinition ? parametersOf(source.slice(open, close)) : null;
    if (parameters) found.set(match[1]!, parameters);
  }
  return found;
}

function closingParenthesis(source: string, from: number): number {
  let depth = 1;
  for (let at = from; at < source.length && at < from + 600; at++) {
    if (source[at] === '(') depth++;
    else if (source[at] === ')' && --depth === 0) return at;
  }
  return -1;
}

const TAG = /^(tag|module|moduleName|scope|category|cat|label|namespace|context|ctx|component|prefix|area|section|source|service)$/i;
const MESSAGE = /^(msg|message|text|m|str|line|title|event|description)$/i;
const ERROR = /^(e|err|error|exception|cause|trace|stack)$/i;

const FIELDS = /^(meta|metadata|data|extra|extras|fields|context|ctx|info|details?|obj|object|payload|params|props|attributes|additional\w*|args|bindings|values?|x|b)$/i;

/** Kinds of the parameters; `null` where a call says more than a definition: `info('x')`. */
function parametersOf(text: string): Parameter[] | null {
  if (/^\s*['"`{[\d]/.test(text)) return null;
  const parameters = split(text);
  if (parameters.length === 0) return null;
  const tagged = parameters.length > 1 && TAG.test(parameters[0]!.name);
  return parameters.map(({ name, rest, type }, i): Parameter => {
    if (rest) return 'rest';
    if (i === 0 && tagged) return 'tag';
    if (i === (tagged ? 1 : 0) || MESSAGE.test(name)) return 'message';
    if (ERROR.test(name)) return /\bstring\b/.test(type) ? 'other' : 'error';
    return FIELDS.test(name) && !/^\s*:\s*(string|number|boolean)\b/.test(type) ? 'fields' : 'other';
  });
}

interface Declared {
  readonly name: string;
  readonly rest: boolean;
  /** What follows the name: its type and default. */
  readonly type: string;
}

/** Parameters of a list, one by one. */
function split(text: string): Declared[] {
  const found: Declared[] = [];
  let depth = 0;
  let current = '';
  for (const char of `${text},`) {
    if (/[([{<]/.test(char)) depth++;
    else if (/[)\]}>]/.test(char)) depth--;
    if (char === ',' && depth <= 0) {
      const match = /^\s*(?:public |private |readonly )*(\.{3}\s*)?([\w$]+)\??([^]*)$/.exec(current);
      if (match) found.push({ name: match[2]!, rest: match[1] !== undefined, type: match[3]! });
      current = '';
    } else current += char;
  }
  return found;
}

function fromSignatures(
  signatures: ReadonlyMap<string, readonly Parameter[]>,
  levels: Partial<Record<Level, string>>,
  printsErrors: boolean,
): Dialect {
  const all = [...signatures.values()];
  const loose = all.every((p) => p.at(-1) === 'rest' && !p.includes('tag'));
  if (loose) return consoleLike('console-like', levels, false);
  if (all.every((p) => p[0] === 'tag' && p.at(-1) === 'rest')) {
    return tagFirst('tag-first', levels, printsErrors);
  }
  const usual = signatures.get(nearestMethod('info', levels)) ?? all[0]!;
  return signatureDialect(
    (level) => nearestMethod(level, levels),
    (method) => signatures.get(method) ?? usual,
  );
}

import type { TSESTree } from '@typescript-eslint/utils';
import { hasComment, textOf } from '../ast.ts';
import { hardcodedLevels, type Hardcoded } from '../leveled/hardcoded.ts';
import { fillMessage } from '../messages.ts';
import type { FileKeep, Settings } from '../settings.ts';
import type { Edit, Finding, Fix, Unit } from '../types.ts';

const CHECK = 'no-hardcoded-level';

/** What the check says, by message id. */
export const NO_HARDCODED_LEVEL_MESSAGES = {
  hardcoded: 'Read the level from {{from}}: {{value}} can only be changed by a release.',
  manual: 'Read the level from the environment: {{value}} can only be changed by a release.',
} as const;

/** Only these never run in production; a module that makes the logger is where levels are set. */
const NEVER: ReadonlySet<FileKeep['role']> =
  new Set(['cli', 'script', 'test', 'config', 'generated', 'minified', 'vendored', 'declaration']);

/** Loggers whose level is a literal, with the edit that reads it from the environment. */
export function checkNoHardcodedLevel(unit: Unit, settings: Settings): Finding[] {
  const { keep, levelFrom = 'process.env.LOG_LEVEL' } = settings.facts;
  if (keep && NEVER.has(keep.role)) return [];
  return hardcodedLevels(unit).map((one) => findingOf(one, levelFrom, unit));
}

function findingOf(one: Hardcoded, levelFrom: string | null, unit: Unit): Finding {
  const value = textOf(unit, one.value);
  const from = one.library === 'consola' && levelFrom?.startsWith('process.env')
    ? 'process.env.CONSOLA_LEVEL' : levelFrom;
  const fix = from === null ? null : fixOf(one, from, unit);
  const messageId = fix && from !== null ? 'hardcoded' : 'manual';
  const data = { value, from: from ?? 'the environment' };
  return {
    check: CHECK,
    messageId,
    message: fillMessage(NO_HARDCODED_LEVEL_MESSAGES[messageId], data),
    data,
    range: (one.property ?? one.value).range,
    call: null,
    why: [{ code: 'literal-level', text: 'the level is a literal', weight: 1, range: one.value.range }],
    confidence: 0.85,
    expression: value,
    fix,
    alternatives: () => [],
  };
}

function fixOf(one: Hardcoded, from: string, unit: Unit): Fix | null {
  if (/^(@logfix|logfix)\/logger$/.test(one.library)) return one.property && withoutProperty(one.property, unit);
  const value = textOf(unit, one.value);
  const text = one.library === 'consola' ? `Number(${from} ?? ${value})` : typed(`${from} ?? ${value}`, one, from, unit);
  if (text === null) return null;
  return {
    safety: 'suggest',
    title: `Read the level from ${from}, with ${value} where it is not set`,
    edits: [{ range: one.value.range, text }],
    imports: [],
  };
}

/** Types of levels that are unions of their names, as the libraries export them. */
const TYPES: Readonly<Record<string, string>> = { loglevel: 'LogLevelDesc', bunyan: 'LogLevel' };

/** The value as TypeScript lets it pass; `null` where no name of its type is at hand. */
function typed(text: string, { library, local }: Hardcoded, from: string, unit: Unit): string | null {
  const type = TYPES[library];
  // What Vite knows of its environment fits every type.
  if (!type || from.startsWith('import.meta') || !/\.[cm]?tsx?$/.test(unit.filename)) return text;
  return local === null ? null : `(${text}) as ${local}.${type}`;
}

/** The bundled logger reads the environment by itself, unless it is told a level. */
function withoutProperty(property: TSESTree.Property, unit: Unit): Fix | null {
  const { properties } = property.parent as TSESTree.ObjectExpression;
  const index = properties.indexOf(property);
  const next = properties[index + 1];
  const before = properties[index - 1];
  const [start, end] = property.range;
  let edit: Edit;
  if (next) edit = { range: [start, next.range[0]], text: '' };
  else if (before) edit = { range: [before.range[1], end], text: '' };
  else edit = { range: [property.parent.range[0] + 1, property.parent.range[1] - 1], text: '' };
  if (hasComment(unit, edit.range)) return null;
  return {
    safety: 'suggest',
    title: 'Let the logger read its level from the environment',
    edits: [edit],
    imports: [],
  };
}

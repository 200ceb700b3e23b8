import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../src/analysis/settings.ts';
import type { Finding } from '../../src/analysis/types.ts';
import { fixFile, stepsOf } from '../../src/project/fix.ts';
import { CODEMODS } from '../../src/project/transform.ts';
import { processFile, type FileResult } from '../../src/source/file.ts';
import { parse, ParseError } from '../../src/source/parse.ts';
import { acceptAll } from '../support/lint.ts';
import { oneCodemod, oneRule } from '../support/one-rule.ts';
import { loudFiles, type CorpusFile } from './corpus.ts';
import { render } from './mapping.ts';
import { migrateOnly } from './properties.ts';

const LIMIT = 900_000;
const SHOWN = 20;
const CERTAIN: Settings = { ...DEFAULT_SETTINGS, logger: { ...DEFAULT_SETTINGS.logger, certain: true } };
const PROM: Settings = { ...CERTAIN, metrics: 'prom-client' };

/** Gives a file something to mend where published code has little of it. */
const append = (code: string) => (text: string): string => `${text}\n;${code}\n`;
const label = (text: string): string => text.replace(/\blogger\.info\((['"`])(?=[a-z])/gi, 'logger.info($1[DEBUG] ');
const beat = append(`setInterval(() => { logger.info('Heartbeat sent', { kind: 'ping' }); }, 1000);`);
const mail = append(`function planted(user) { logger.info('sent', user.email); }`);
const join = append("app.post('/a', async (req, res) => { console.log(`join ${req.body.name}`); });");
const made = append(`const planted = require('pino')({ level: 'info' });`);
const asIs = (text: string): string => text;

/** The rule behind each codemod, its settings, and what is planted for it. */
const OTHERS = [
  ['enrich-errors', 'require-error-context', CERTAIN, asIs],
  ['fix-levels', 'no-mislabeled-level', CERTAIN, label],
  ['structure-messages', 'prefer-structured', CERTAIN, asIs],
  ['logs-to-metrics', 'no-success-spam', CERTAIN, beat],
  ['logs-to-metrics', 'no-success-spam', PROM, beat],
  ['mask-pii', 'no-unmasked-pii', CERTAIN, mail],
  ['escape-untrusted', 'no-log-injection', CERTAIN, join],
  ['level-from-env', 'no-hardcoded-level', CERTAIN, made],
] as const;

let migrated: readonly CorpusFile[] | undefined;

/** Published files whose console calls go to the bundled logger. */
const loggingFiles = (): readonly CorpusFile[] =>
  (migrated ??= loudFiles().flatMap((file, i) => {
    const text = i % 3 === 0 ? readable(() => migrateOnly(file)) : null;
    return text !== null && text !== file.text ? [{ path: file.path, text }] : [];
  }));

/** What a run gives; `null` where no parser reads the file. */
function readable<T>(run: () => T): T | null {
  try {
    return run();
  } catch (error) {
    if (error instanceof ParseError) return null;
    throw error;
  }
}

const runOf = (codemod: string, settings: Settings) => ({ path, text }: CorpusFile): FileResult =>
  processFile(path, text, settings, CODEMODS[codemod]!);

function brokenBy(result: FileResult, again: (file: CorpusFile) => FileResult): string[] {
  const { filename: path, before, after, located } = result;
  const fixed = located.map(({ finding }) => finding).filter(({ fix }) => fix !== null);
  if (fixed.length === 0) return before === after ? [] : ['changed although nothing was to be fixed'];
  if (readable(() => parse(path, after)) === null) return ['cannot be parsed any more'];
  const broken = strayBytes(before, after, fixed);
  if (again({ path, text: after }).after !== after) broken.push('changes again');
  const crlf = (text: string): string => text.replace(/\r?\n/g, '\r\n');
  if (!before.includes('\r') && again({ path, text: crlf(before) }).after !== crlf(after)) {
    broken.push('comes out otherwise with CRLF');
  }
  return broken;
}

/**
 * Besides the calls and the names of their handlers, two places get something: one for imports, one
 * for what is made of them. All other bytes stay.
 */
function strayBytes(before: string, after: string, fixed: readonly Finding[]): string[] {
  const edits = fixed.flatMap(({ fix }) => fix!.edits);
  const bare = render(before, [0, before.length], edits);
  let at = 0;
  while (at < bare.length && bare[at] === after[at]) at++;
  let end = 0;
  while (end < bare.length - at && bare.at(-1 - end) === after.at(-1 - end)) end++;
  const between = bare.slice(at, bare.length - end);
  const broken = after.slice(at, after.length - end).includes(between) ? [] : ['bytes outside the calls and the imports changed'];
  broken.push(...strangeLines(bare, after, fixed).map((line) => `adds a line that no import asked for: ${line}`));
  for (const { range, call, fix } of fixed) {
    const [start, end] = call?.node.range ?? range;
    const stray = fix!.edits.filter(({ range: [from, to], text }) => {
      const binds = from === to && typeof text === 'string' && /^ ?\(?(error|err|e|exc|caught|failure)\)?$/.test(text);
      return !binds && (from < start || to > end);
    });
    broken.push(...stray.map(({ range: [from, to] }) => `edits ${before.slice(from - 9, to + 9)} outside its call`));
  }
  return broken;
}

/** Lines that are new, and neither an import that was asked for nor what is made of one. */
function strangeLines(bare: string, after: string, fixed: readonly Finding[]): string[] {
  const old = new Set(bare.split(/\r?\n/));
  const requests = fixed.flatMap(({ fix }) => fix!.imports);
  const isAskedFor = (line: string): boolean => requests.some(({ module, name, local, setup }) =>
    [module, name, local].some((word) => word !== '' && line.includes(word)) ||
    setup?.includes(line.trim().replace(/;$/, '')) === true);
  return after.split(/\r?\n/).filter((line) => line.trim() !== '' && !old.has(line) && !isAskedFor(line));
}

describe.each(OTHERS)('%s of %s', (codemod, rule, settings, plant) => {
  const files = (): CorpusFile[] => loggingFiles().map(({ path, text }) => ({ path, text: plant(text) }));

  test('changes calls and imports alone, and once', { timeout: LIMIT }, () => {
    const run = runOf(codemod, settings);
    let changed = 0;
    const broken = files().flatMap((file) => {
      const result = readable(() => run(file));
      if (result === null) return [];
      changed += Number(result.after !== file.text);
      return brokenBy(result, run).map((what) => `${file.path}: ${what}`);
    });
    expect(broken.slice(0, SHOWN)).toEqual([]);
    expect(changed).toBeGreaterThan(20);
  });

  test('comes out as through the rule', { timeout: LIMIT }, () => {
    const config = { logger: { import: '@logfix/logger' }, include: ['**'], ...(settings === PROM ? { metrics: 'prom-client' as const } : {}) };
    const file = '/app/src/published.js';
    const some = files()
      .filter(({ path, text }) => path.endsWith('js') && text.length < 8_000)
      .filter(({ text }) => {
        const found = readable(() => oneCodemod(codemod, file, text, config));
        return found !== null && found.after !== text && found.located.length < 5;
      })
      .slice(0, 12);
    expect(some.length).toBeGreaterThan(5);
    for (const { path, text } of some) {
      const accepted = acceptAll(oneRule(rule, file, 'logfix', config), text);
      expect({ path, text: accepted }).toEqual({ path, text: oneCodemod(codemod, file, text, config).after });
    }
  });
});

describe('fix', () => {
  const steps = stepsOf(null);

  test('comes to rest in every file, and leaves code', { timeout: LIMIT }, () => {
    let changed = 0;
    const broken = loudFiles().filter((_, i) => i % 4 === 0).flatMap(({ path, text }) => {
      const result = readable(() => fixFile(path, text, CERTAIN, steps));
      if (result === null) return [];
      const { after } = result;
      changed += Number(after !== text);
      if (after === text) return [];
      if (readable(() => parse(path, after)) === null) return [`${path}: cannot be parsed any more`];
      const again = fixFile(path, after, CERTAIN, steps);
      return again.after === after ? [] : [`${path}: changes again`];
    });
    expect(broken.slice(0, SHOWN)).toEqual([]);
    expect(changed).toBeGreaterThan(100);
  });
});

import { perUnit } from '../per-unit.ts';
import type { Unit } from '../types.ts';

const COUNTED = ['log', 'debug', 'info', 'warn', 'error'] as const;
type Counts = Record<(typeof COUNTED)[number], number>;

interface FileFacts {
  readonly path: readonly string[];
  readonly counts: Counts;
  /** What was told already, by the method of the call. */
  readonly told: Map<string, readonly string[]>;
}

/**
 * What a whole file tells of one of its calls, as feature codes; read once a file.
 * @param own The call's own method, which is not counted.
 */
export function fileFacts(unit: Unit, own: string): readonly string[] {
  const { path, counts, told } = factsOf(unit);
  let codes = told.get(own);
  if (codes === undefined) told.set(own, (codes = [...path, ...countsTold(counts, own, unit.text.length)]));
  return codes;
}

/** Does the file print only where the standard output stays clean? */
export function printsToStderr(unit: Unit): boolean {
  const { log, debug, info } = factsOf(unit).counts;
  return log + debug + info === 0;
}

const factsOf = perUnit((unit): FileFacts =>
  ({ path: pathFacts(unit.filename), counts: countCalls(unit.text), told: new Map() }));

const PATHS: readonly (readonly [string, RegExp])[] = [
  ['path:test', /(?:^|\/)(?:(?:__)?tests?(?:__)?|spec|e2e|fixtures|mocks?)\/|[.-](?:test|spec|e2e)\./],
  ['path:script', /(?:^|\/)(?:scripts?|bin|tools?|tasks?|cli|commands?|command-line|devops)\//],
  ['path:migration', /(?:^|\/)(?:migrations?|seeds?|seeders?|sql)\//],
  ['path:example', /(?:^|\/)(?:examples?|samples?|demos?|playground)\//],
  ['path:server', /(?:^|\/)(?:server|backend|api|routes?|controllers?|middlewares?|workers?|jobs)\//],
  ['path:client', /(?:^|\/)(?:client|frontend|components?|pages|views|hooks|screens|ui|stores?)\//],
  ['path:entry', /(?:^|\/)(?:index|main|app|server|bootstrap|start|www|cli)\.[^./]+$/],
  ['path:markup', /\.(?:[jt]sx|vue|svelte)$/],
  ['path:typescript', /\.[cm]?tsx?$/],
];

function pathFacts(filename: string): string[] {
  const parts = filename.replaceAll('\\', '/').split('/');
  const path = parts.slice(-5).join('/').toLowerCase();
  return PATHS.filter(([, pattern]) => pattern.test(path)).map(([code]) => code);
}

function countsTold(counts: Counts, own: string, length: number): string[] {
  const codes: string[] = [];
  const others = (method: keyof Counts): number => counts[method] - (method === own ? 1 : 0);
  const leveled = others('debug') + others('info');
  if (counts.log > 0 && leveled > 0) codes.push('file:uses-other-levels');
  if (others('debug') > 0) codes.push('file:has-debug');
  if (others('info') > 0) codes.push('file:has-info');
  if (others('warn') > 0) codes.push('file:has-warn');
  if (others('error') > 0) codes.push('file:has-error');
  const all = counts.log + counts.debug + counts.info + counts.warn + counts.error;
  if (all >= 20) codes.push('file:many-logs');
  else if (all <= 2) codes.push('file:few-logs');
  if (length / (all + 1) < 700) codes.push('file:dense');
  return codes;
}

function countCalls(text: string): Counts {
  const counts = { log: 0, debug: 0, info: 0, warn: 0, error: 0 };
  for (let at = text.indexOf('console.'); at !== -1; at = text.indexOf('console.', at + 8)) {
    for (const method of COUNTED) {
      if (text.startsWith(method, at + 8)) counts[method]++;
    }
  }
  return counts;
}

import type { Unit } from '../types.ts';

const COUNTED = ['log', 'debug', 'info', 'warn', 'error'] as const;

const known = new WeakMap<Unit, readonly string[]>();

/** What a whole file tells of its calls, as feature codes; worked out once a file. */
export function fileFacts(unit: Unit): readonly string[] {
  let facts = known.get(unit);
  if (facts === undefined) {
    facts = [...pathFacts(unit.filename), ...countFacts(unit.text)];
    known.set(unit, facts);
  }
  return facts;
}

const PATHS: readonly (readonly [string, RegExp])[] = [
  ['path:test', /(?:^|\/)(?:tests?|__tests__|spec|e2e|fixtures|mocks?)\/|[.-](?:test|spec|e2e)\./],
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

function countFacts(text: string): string[] {
  const counts = countCalls(text);
  const facts: string[] = [];
  const leveled = counts.debug + counts.info;
  const bad = counts.warn + counts.error;
  if (counts.log > 0 && leveled > 0) facts.push('file:uses-other-levels');
  if (counts.debug > 0) facts.push('file:has-debug');
  if (counts.info > 0) facts.push('file:has-info');
  if (counts.warn > 0) facts.push('file:has-warn');
  if (counts.error > 0) facts.push('file:has-error');
  const all = counts.log + leveled + bad;
  if (all >= 20) facts.push('file:many-logs');
  else if (all <= 2) facts.push('file:few-logs');
  if (text.length / (all + 1) < 700) facts.push('file:dense');
  return facts;
}

function countCalls(text: string): Record<(typeof COUNTED)[number], number> {
  const counts = { log: 0, debug: 0, info: 0, warn: 0, error: 0 };
  for (let at = text.indexOf('console.'); at !== -1; at = text.indexOf('console.', at + 8)) {
    for (const method of COUNTED) {
      if (text.startsWith(method, at + 8)) counts[method]++;
    }
  }
  return counts;
}

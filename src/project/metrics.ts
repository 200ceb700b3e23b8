import type { FileFacts, Settings } from '../analysis/settings.ts';
import { FRONT_ENDS, dependsOn } from './dependencies.ts';
import { packageFactsFor } from './package-facts.ts';

const PROM_CLIENT = new Set(['prom-client']);
const BUNDLED = new Set(['@logfix/logger', 'logfix']);

/** What a project counts with: prom-client where it has that, and not the bundled logger. */
export function metricsOf(file: string, { server }: FileFacts): NonNullable<Settings['metrics']> {
  const pkg = packageFactsFor(file);
  if (pkg === null || dependsOn(pkg, PROM_CLIENT) === null || dependsOn(pkg, BUNDLED) !== null) return 'logger';
  return server || dependsOn(pkg, FRONT_ENDS, 'any') === null ? 'prom-client' : 'logger';
}

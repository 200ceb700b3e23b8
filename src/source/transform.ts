import type { Settings } from '../analysis/settings.ts';
import type { Edit, Finding, ImportRequest, Unit } from '../analysis/types.ts';
import { applyEdits } from './edit.ts';
import { importEdits, moduleSystemOf } from './imports.ts';

/** What became of one unit. */
export interface Transformed {
  readonly text: string;
  readonly applied: readonly Finding[];
  /** Edits of the imports, apart from those of the findings. */
  readonly imports: readonly Edit[];
}

/** Applies the fixes of findings, and the imports that they need, to one unit. */
export function applyFindings(
  unit: Unit,
  findings: readonly Finding[],
  settings: Settings,
): Transformed {
  const applied = findings.filter((f) => f.fix !== null);
  const edits: Edit[] = [];
  const requests: ImportRequest[] = [];
  for (const { fix } of applied) {
    edits.push(...fix!.edits);
    requests.push(...fix!.imports);
  }
  const system = moduleSystemOf(unit, settings.facts.modules);
  const imports = importEdits(unit, requests, system);
  return { text: applyEdits(unit.text, [...imports, ...edits]), applied, imports };
}

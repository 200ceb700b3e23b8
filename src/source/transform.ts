import type { Settings } from '../analysis/settings.ts';
import type { Edit, Finding, ImportRequest, Unit } from '../analysis/types.ts';
import { applyEdits } from './edit.ts';
import { importEdits } from './imports.ts';
import { moduleSystemOf } from './module-system.ts';

/** What became of one unit. */
export interface Transformed {
  readonly text: string;
  readonly applied: readonly Finding[];
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
  const all = edits.length === 0 ? imports : inPlace(imports, edits, unit.text);
  return { text: applyEdits(unit.text, all), applied };
}

/**
 * An import may belong after a line that goes: `import … from 'node:console'`.
 * There it takes the line's place.
 */
function inPlace(imports: readonly Edit[], edits: readonly Edit[], text: string): Edit[] {
  const all = [...edits];
  for (const added of imports) {
    const [at, end] = added.range;
    const over = all.findIndex(({ range }) => at === end && range[0] < at && at < range[1]);
    const removal = all[over];
    if (removal?.text !== '' || typeof added.text !== 'string') {
      all.push(added);
      continue;
    }
    const newline = /\r?\n$/.exec(text.slice(...removal.range))?.[0] ?? '';
    all[over] = { range: removal.range, text: added.text.replace(/^\r?\n/, '') + newline };
  }
  return all;
}

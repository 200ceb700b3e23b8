// Prints the findings of no-unmasked-pii in the labelled files.
//
//   npm run build
//   node scripts/find-pii.mjs <folder> <dev|dev2|heldout|fresh> [--types] > findings.tsv
//
// See labelled.mjs for the folder.
import { load, printFindings } from './labelled.mjs';

const { settingsFor } = await load('project/settings.ts');
const { checkNoUnmaskedPii } = await load('analysis/checks/no-unmasked-pii.ts');

const [folder, half, ...flags] = process.argv.slice(2);
const typesOf = flags.includes('--types') ? (await load('project/types/index.ts')).projectTypes() : null;

await printFindings({
  folder,
  table: `pii.${half}`,
  check: checkNoUnmaskedPii,
  settingsOf: (path, text, base) => ({
    ...settingsFor(path, text, { config: { include: ['**'] }, root: base, file: null }),
    types: typesOf?.(path, text) ?? null,
  }),
  cellOf: ({ kind }) => kind ?? '',
});

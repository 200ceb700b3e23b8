// Prints where require-error-context finds an exception lost in the labelled files.
//
//   npm run build
//   node scripts/find-errors.mjs <folder> <dev|heldout|fresh> > findings.tsv
//
// See labelled.mjs for the folder.
import { load, printFindings } from './labelled.mjs';

const { settingsFor } = await load('project/settings.ts');
const { checkRequireErrorContext } = await load('analysis/checks/require-error-context.ts');

const [folder, half] = process.argv.slice(2);

await printFindings({
  folder,
  table: `errors.${half}`,
  check: checkRequireErrorContext,
  settingsOf: (path, text, base) => settingsFor(path, text, { config: {}, root: base, file: null }),
  cellOf: ({ messageId }) => (messageId === 'missingException' ? '' : null),
});

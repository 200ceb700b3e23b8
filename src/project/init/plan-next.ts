import type { Draft } from './draft.ts';
import { importPath } from './entry.ts';
import type { PackageLook } from './plan-types.ts';
import { at } from './tree.ts';

/** Next runs one file in the browser before the page, and answers requests in route files. */
export function planNext(draft: Draft, pkg: PackageLook, module: string): void {
  const { tree } = draft.facts;
  const home = at(pkg.folder, tree.names(at(pkg.folder, 'src')).length > 0 ? 'src' : '');
  const ending = pkg.typescript ? 'ts' : 'js';
  const client = ['ts', 'js', 'tsx', 'jsx'].map((e) => at(home, `instrumentation-client.${e}`));
  const there = client.find((path) => tree.read(path) !== null);
  const path = at(home, `instrumentation-client.${ending}`);
  const from = importPath(path, module, '', pkg);
  const lines = [
    "import { captureErrors, shipLogs } from '@logfix/logger/browser';",
    `import { logger } from '${from}';`,
  ];
  if (there === undefined) {
    draft.write(path, `${lines.join('\n')}

// Sends lines to the back end where NEXT_PUBLIC_LOG_TO_BACKEND is true; production builds do not.
shipLogs();
captureErrors(logger);
`, 'the logs of browsers');
  } else if (!draft.read(there)!.includes('@logfix/logger/browser')) {
    draft.byHand({ file: there, why: 'for the logs of browsers', lines: [...lines, 'shipLogs();', 'captureErrors(logger);'] });
  }
  if (tree.names(at(home, 'app')).length > 0) planRoute(draft, home, pkg);
}

function planRoute(draft: Draft, home: string, { typescript }: PackageLook): void {
  const folder = at(home, 'app/api/logs/frontend');
  if (draft.facts.tree.names(folder).length > 0) return;
  const types = typescript ? ['(request: Request): Promise<Response>'] : ['(request)'];
  draft.write(at(folder, `route.${typescript ? 'ts' : 'js'}`), `import { createReceiver } from '@logfix/logger/receiver';

// Refuses everything in production; LOG_RECEIVER=allow lets it in.
const receiver = createReceiver();

export const POST = ${types[0]} => receiver.fetch(request);
`, 'takes the logs of browsers');
}

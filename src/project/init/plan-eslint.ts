import type { Draft } from './draft.ts';
import { withEntries } from './eslint-config.ts';
import { flatConfigIn } from './look.ts';
import type { PackageLook } from './plan-types.ts';
import { at } from './tree.ts';

/** The first version of ESLint that the rules run in. */
const LEAST = [9, 39] as const;

/**
 * The rules in the project's ESLint: in every configuration that is there, and in a new one at the
 * root where packages that log have none.
 * @returns Whether there is a new one, which wants ESLint at the root.
 */
export function planEslint(draft: Draft, logging: readonly PackageLook[]): boolean {
  const { root, members, eslint, tree } = draft.facts;
  const packages = [root, ...members];
  const hasConfig = ({ folder }: PackageLook): boolean => flatConfigIn(tree, folder) !== null;
  const configured = packages.filter(hasConfig);
  for (const one of configured) editConfig(draft, one);
  if (configured.length > 0) askForNewer(draft);
  if (hasConfig(root) || (configured.length > 0 && logging.every(hasConfig))) return false;
  if (eslint.legacy !== null) {
    draft.byHand({
      file: eslint.legacy,
      why: 'ESLint 9 and later no longer read it, and the rules of logfix need ESLint 9.39: ' +
        'turn it into a flat configuration and run init again; until then `logfix check` stands in',
      lines: [`npx @eslint/migrate-config ${eslint.legacy.split('/').at(-1)}`],
    });
    return false;
  }
  createConfig(draft, packages);
  return true;
}

function editConfig(draft: Draft, pkg: PackageLook): void {
  const file = flatConfigIn(draft.facts.tree, pkg.folder)!;
  const text = draft.read(file)!;
  const components = /^(vue|svelte)$/.test(pkg.view ?? '') && !/\b(vue|svelte)\b|antfu|withNuxt/i.test(text);
  const entries = ['logfix.configs.recommended', ...(components ? ['logfix.configs.components'] : [])];
  const edit = withEntries(file, text, entries);
  if (edit.kind === 'edited') draft.write(file, edit.text, 'ESLint: the recommended rules');
  if (edit.kind === 'unclear') {
    draft.byHand({
      file,
      why: 'its form is not one that can be edited safely; add to the list of configurations',
      lines: ["import logfix from 'logfix';", ...entries.map((entry) => `${entry},`)],
    });
  }
}

function askForNewer({ facts, note }: Draft): void {
  const { version } = facts.eslint;
  if (version === null) return;
  const [major, minor] = version;
  if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return;
  if (major >= LEAST[0]) return note(`ESLint ${LEAST.join('.')} or later is needed: update it with the install`);
  note(`ESLint ${major} is too old for the rules (${LEAST.join('.')} or later); \`logfix check\` brings its own`);
}

function createConfig(draft: Draft, packages: readonly PackageLook[]): void {
  const { root, tree } = draft.facts;
  const file = at(root.folder, root.plainEsm ? 'eslint.config.js' : 'eslint.config.mjs');
  const components = packages.some(({ view }) => view === 'vue' || view === 'svelte');
  draft.write(file, newConfig(components), 'ESLint: the recommended rules');
  for (const other of ['.oxlintrc.json', 'biome.json', 'biome.jsonc']) {
    if (tree.read(at(root.folder, other)) === null) continue;
    draft.note(`${other} stays as it is: the new ${file} holds the rules of logfix alone`);
  }
}

const newConfig = (components: boolean): string => `import { defineConfig } from 'eslint/config';
import logfix from 'logfix';

export default defineConfig([
  { ignores: ['**/dist/', '**/build/', '**/coverage/', '**/.next/'] },
  logfix.configs.recommended,
  // Reads JSX and TypeScript for the rules above; give way to a parser of your own.
  logfix.configs.sources,${components ? '\n  logfix.configs.components,' : ''}
]);
`;

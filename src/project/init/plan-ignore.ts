import ignore from 'ignore';
import type { Draft } from './draft.ts';
import type { PackageLook } from './plan-types.ts';
import { withBlock } from './text.ts';
import { at } from './tree.ts';

/** Log files stay out of git, and `.env.example` gets in. */
export function planIgnore(draft: Draft, pkg: PackageLook): void {
  const top = draft.facts.root.folder;
  const file = at(draft.read(at(pkg.folder, '.gitignore')) === null ? top : pkg.folder, '.gitignore');
  const text = draft.read(file) ?? '';
  const rules = ignore().add(text);
  const base = file.slice(0, -'.gitignore'.length);
  const local = (path: string): string => at(pkg.folder, path).slice(base.length);
  const isNew = draft.made().includes(at(pkg.folder, '.env.example'));
  const lines = [
    // Anchored: a folder of code may be called logs too.
    ...(rules.ignores(local('logs/a.log')) ? [] : [`/${local('logs/')}`]),
    ...(isNew && rules.ignores(local('.env.example')) ? ['!.env.example'] : []),
  ];
  if (lines.length === 0) return;
  draft.write(file, withBlock(text, `${lines.join('\n')}\n`), 'log files stay out of git');
}

/** A new file that git would leave out does not reach the others of the team. */
export function noteIgnored(draft: Draft): void {
  const rules = ignore().add(draft.read('.gitignore') ?? '');
  const lost = draft.made().filter((path) => rules.ignores(path));
  if (lost.length > 0) draft.note(`git ignores ${lost.join(', ')}: add with \`git add -f\``);
}

import type { Draft } from './draft.ts';
import { isJson, readJson, setJson, valueAt } from './json.ts';
import type { PackageLook } from './plan-types.ts';
import { at } from './tree.ts';

/** Why nothing can be added to the text of a `package.json`; `null` where it can. */
export function wrongIn(text: string): string | null {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return 'is no JSON';
  }
  if (!isJson(json)) return 'is no object';
  const group = GROUPS.find((name) => json[name] !== undefined && !isJson(json[name]));
  return group === undefined ? null : `${group} is no object`;
}

const GROUPS = ['dependencies', 'devDependencies', 'scripts'] as const;

/** Packages and a script in `package.json`; nothing that is there is changed. */
export function planManifest(draft: Draft, eslint: boolean): void {
  const { root, versions } = draft.facts;
  depend(draft, root, 'devDependencies', 'logfix', versions.logfix);
  if (eslint) depend(draft, root, 'devDependencies', 'eslint', versions.eslint);
  const path = at(root.folder, 'package.json');
  const text = draft.read(path)!;
  const scripts = Object.values(valueAt(readJson(text), ['scripts']) ?? {}).map(String);
  if (scripts.some((script) => /\blogfix check\b/.test(script))) return;
  draft.write(path, setJson(text, ['scripts', 'lint:logs'], 'logfix check .'), 'a script for the check');
}

export const planLoggerDependency = (draft: Draft, pkg: PackageLook): void =>
  depend(draft, pkg, 'dependencies', '@logfix/logger', draft.facts.versions.logger);

function depend(
  draft: Draft,
  { folder, dependencies }: PackageLook,
  group: 'dependencies' | 'devDependencies',
  name: string,
  version: string,
): void {
  if (dependencies.has(name)) return;
  const path = at(folder, 'package.json');
  draft.write(path, setJson(draft.read(path)!, [group, name], `^${version}`, true), name);
}

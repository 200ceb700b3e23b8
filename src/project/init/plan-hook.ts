import { hookCommand, isBerry } from './commands.ts';
import type { Draft } from './draft.ts';
import { isJson, readJson, setJson, valueAt } from './json.ts';
import { LEFTHOOK_FILES } from './look.ts';
import type { Hook } from './plan-types.ts';
import { withBlock } from './text.ts';
import { at, firstOf } from './tree.ts';
import { continueBlock, readYaml } from './yaml-edit.ts';

const WHY = 'the check before each commit';

/** The check of what is staged, in whatever runs before a commit. */
export function planHook(draft: Draft, hook: Hook): void {
  if (hook === 'none') return draft.note('no hook: commits are not checked');
  PLANS[hook](draft, hookCommand(draft.facts));
}

const isSaid = (text: string | null): boolean => /\blogfix check\b/.test(text ?? '');

const PLANS: Readonly<Record<Exclude<Hook, 'none'>, (draft: Draft, command: string) => void>> = {
  husky,
  lefthook,
  'simple-git-hooks': simpleGitHooks,
  'pre-commit': preCommit,
  'lint-staged': lintStaged,
  git: plainGit,
};

function husky(draft: Draft, command: string): void {
  const { tree, root } = draft.facts;
  const manifest = at(root.folder, 'package.json');
  // Before version 5, husky had its hooks in package.json.
  if (commandIn(draft, manifest, ['husky', 'hooks', 'pre-commit'], command)) return;
  const folder = tree.names('.husky').length > 0 ? '.husky' : at(root.folder, '.husky');
  const file = at(folder, 'pre-commit');
  const text = draft.read(file);
  if (isSaid(text)) return;
  draft.write(file, withBlock(text ?? '', `${command}\n`, ''), WHY, text === null);
}

/** Adds the command to one that package.json has; `false` where it has none there. */
function commandIn(draft: Draft, file: string, path: string[], command: string): boolean {
  const text = draft.read(file);
  const value = valueAt(readJson(text), path);
  if (typeof value !== 'string') return false;
  if (!isSaid(value)) draft.write(file, setJson(text!, path, `${value} && ${command}`), WHY);
  return true;
}

function lefthook(draft: Draft, command: string): void {
  const file = firstOf(draft.facts.tree, '', LEFTHOOK_FILES) ?? 'lefthook.yml';
  const text = draft.read(file) ?? '';
  if (isSaid(text)) return;
  const document = readYaml(text);
  const job = `- name: logfix\n  run: ${command}\n`;
  const named = `logfix:\n  run: ${command}\n`;
  const edited = document && (
    document.has('pre-commit')
      ? continueBlock(text, document, ['pre-commit', 'commands'], named) ??
        continueBlock(text, document, ['pre-commit', 'jobs'], job)
      : withBlock(text, `pre-commit:\n  commands:\n    logfix:\n      run: ${command}\n`)
  );
  if (edited) draft.write(file, edited, WHY);
  else draft.byHand({ file, why: 'add to the commands of pre-commit', lines: named.trimEnd().split('\n') });
}

function simpleGitHooks(draft: Draft, command: string): void {
  const { tree, root } = draft.facts;
  const own = firstOf(tree, root.folder, ['.simple-git-hooks.json', 'simple-git-hooks.json']);
  const script = firstOf(tree, root.folder, ['.simple-git-hooks', 'simple-git-hooks'].flatMap((stem) =>
    ['.js', '.cjs', '.mjs'].map((ending) => stem + ending)));
  if (script !== null) {
    if (isSaid(tree.read(script))) return;
    return draft.byHand({ file: script, why: 'add to the command of pre-commit', lines: [command] });
  }
  const file = own ?? at(root.folder, 'package.json');
  const path = [...(own ? [] : ['simple-git-hooks']), 'pre-commit'];
  if (commandIn(draft, file, path, command)) return;
  draft.write(file, setJson(draft.read(file)!, path, command), WHY);
}

function preCommit(draft: Draft, command: string): void {
  const file = '.pre-commit-config.yaml';
  const text = draft.read(file)!;
  if (/\bid:\s*logfix\b/.test(text) || isSaid(text)) return;
  const document = readYaml(text);
  const block = `- repo: local
  hooks:
    - id: logfix
      name: logfix
      entry: ${draft.facts.root.folder === '' ? command : `sh -c '${command}'`}
      language: system
      pass_filenames: false
      types_or: [javascript, jsx, ts, tsx, vue, svelte]
`;
  const edited = document && continueBlock(text, document, ['repos'], block);
  if (edited) draft.write(file, edited, WHY);
  else draft.byHand({ file, why: 'add to repos', lines: block.trimEnd().split('\n') });
}

const STAGED = '*.{js,mjs,cjs,jsx,ts,mts,cts,tsx,vue,svelte}';

/** Something else runs lint-staged before each commit: it can run the check too. */
function lintStaged(draft: Draft): void {
  const { tree, root } = draft.facts;
  const manifest = at(root.folder, 'package.json');
  const own = firstOf(tree, root.folder, ['.lintstagedrc.json', '.lintstagedrc']);
  const file = own ?? manifest;
  const text = draft.read(file)!;
  const path = own ? [] : ['lint-staged'];
  const value = own ? readJson(text) : valueAt(readJson(text), path);
  if (isSaid(JSON.stringify(value))) return;
  if (!isJson(value) || Object.keys(value).length === 0) {
    return draft.byHand({ file: 'the configuration of lint-staged', why: 'add', lines: [`'${STAGED}': 'logfix check',`] });
  }
  const present = value[STAGED];
  const next = present === undefined ? 'logfix check' : [present, 'logfix check'].flat();
  draft.write(file, setJson(text, [...path, STAGED], next), WHY);
}

const FOLDER = '.githooks';

/** Nothing but git: a folder of hooks in the repository, which each install points git to. */
function plainGit(draft: Draft, command: string): void {
  const { git, root, tree } = draft.facts;
  const folder = at(root.folder, FOLDER);
  if (!git.there) return draft.note('no git repository: no hook; run init again after `git init`');
  if ((git.hooksPath !== null && git.hooksPath !== folder) || git.ownHook) {
    return draft.byHand({
      file: `${git.hooksPath ?? '.git/hooks'}/pre-commit`,
      why: 'this clone has hooks of its own, which stay: add',
      lines: [command],
    });
  }
  const file = at(folder, 'pre-commit');
  const text = draft.read(file);
  if (!isSaid(text)) {
    const head = '#!/bin/sh\n# Refuses commits that bring new findings; `git commit --no-verify` skips it once.\n';
    draft.write(file, text === null ? `${head}${command}\n` : withBlock(text, `${command}\n`, ''), WHY, true);
  }
  const manifest = at(root.folder, 'package.json');
  // Yarn from version 2 on runs no `prepare`.
  const script = isBerry(tree) ? 'postinstall' : 'prepare';
  const json = draft.read(manifest)!;
  const present = valueAt(readJson(json), ['scripts', script]);
  if (/core\.hooksPath/.test(String(present))) return;
  const point = `git config core.hooksPath ${folder} || exit 0`;
  const both = typeof present === 'string' ? `${present} && (${point})` : point;
  draft.write(manifest, setJson(json, ['scripts', script], both), 'points git to its hooks at each install');
}

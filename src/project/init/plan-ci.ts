import { isMap, isSeq } from 'yaml';
import { cleanInstall, run } from './commands.ts';
import type { Draft } from './draft.ts';
import { readJson } from './json.ts';
import type { Ci, ProjectFacts } from './plan-types.ts';
import { withBlock } from './text.ts';
import { at } from './tree.ts';
import { readYaml } from './yaml-edit.ts';

const WHY = 'the check of each change';
const NODE = '24';
const CHECK = 'logfix check . --format junit --output logfix.xml';
/** For projects that do not say which pnpm they use. */
const PNPM = '10';

/** The check in CI. */
export function planCi(draft: Draft, ci: Ci): void {
  if (ci === 'github') github(draft);
  if (ci === 'gitlab') gitlab(draft);
}

function github(draft: Draft): void {
  const { tree } = draft.facts;
  const folder = '.github/workflows';
  const there = tree.names(folder).find((name) => /\blogfix\b/.test(tree.read(at(folder, name)) ?? ''));
  if (there === undefined) draft.write(at(folder, 'logfix.yml'), workflow(draft.facts), WHY);
}

function workflow(facts: ProjectFacts): string {
  const { manager, root, git } = facts;
  const place = root.folder === '' ? '' : `    defaults:
      run:
        working-directory: ${root.folder}
`;
  return `name: logfix

on:
  pull_request:
  push:
    branches: [${git.branch}]

permissions:
  contents: read

jobs:
  check:
    runs-on: ubuntu-latest
${place}    steps:
      - uses: actions/checkout@v5
${steps(facts)}      - run: ${cleanInstall(facts)}
      - run: ${run(manager, 'logfix check . --format github')}
`;
}

function steps(facts: ProjectFacts): string {
  const { manager, lock, root } = facts;
  if (manager === 'bun') return '      - uses: oven-sh/setup-bun@v2\n';
  // The cache needs a lock file.
  const cache = lock === null ? '' : `          cache: ${manager}\n${
    root.folder === '' ? '' : `          cache-dependency-path: ${at(root.folder, lock)}\n`}`;
  return `${managerStep(facts)}      - uses: actions/setup-node@v5
        with:
          node-version: ${NODE}
${cache}`;
}

function managerStep({ manager, root, tree }: ProjectFacts): string {
  if (manager === 'yarn') return '      - run: corepack enable\n';
  if (manager !== 'pnpm') return '';
  const manifest = readJson(tree.read(at(root.folder, 'package.json')));
  const said = typeof manifest.packageManager === 'string';
  return `      - uses: pnpm/action-setup@v4\n${said ? '' : `        with:\n          version: ${PNPM}\n`}`;
}

function gitlab(draft: Draft): void {
  const { facts } = draft;
  const file = '.gitlab-ci.yml';
  const text = draft.read(file) ?? '';
  if (/\blogfix\b/.test(text)) return;
  const document = readYaml(text);
  const stages = document?.get('stages', true);
  const stage = stageAmong(isSeq(stages) ? (stages.toJSON() as unknown[]).map(String) : []);
  const job = `logfix:
${stage === null ? '' : `  stage: ${stage}\n`}  image: ${facts.manager === 'bun' ? 'oven/bun:1' : `node:${NODE}`}
  script:
${[...before(facts), cleanInstall(facts), run(facts.manager, CHECK)].map((line) => `    - ${line}\n`).join('')}  artifacts:
    when: always
    reports:
      junit: ${at(facts.root.folder, 'logfix.xml')}
`;
  if (document && (document.contents === null || isMap(document.contents))) {
    draft.write(file, withBlock(text, job), WHY);
  } else draft.byHand({ file, why: 'it could not be read: add', lines: job.trimEnd().split('\n') });
}

const before = ({ manager, root }: ProjectFacts): string[] => [
  ...(root.folder === '' ? [] : [`cd ${root.folder}`]),
  ...(manager === 'pnpm' || manager === 'yarn' ? ['corepack enable'] : []),
];

/** GitLab puts a job into the stage `test`, which is not there where the stages are named. */
function stageAmong(stages: readonly string[]): string | null {
  if (stages.length === 0 || stages.includes('test')) return null;
  return stages.find((stage) => /lint|check|test|quality|verify/i.test(stage)) ?? stages[0]!;
}

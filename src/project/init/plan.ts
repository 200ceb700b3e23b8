import { installCommand } from './commands.ts';
import { draftOf } from './draft.ts';
import { planCi } from './plan-ci.ts';
import { planEslint } from './plan-eslint.ts';
import { planHook } from './plan-hook.ts';
import { noteIgnored, planIgnore } from './plan-ignore.ts';
import { planLogger } from './plan-logger.ts';
import { planLoggerDependency, planManifest } from './plan-manifest.ts';
import type { Choices, Plan, ProjectFacts } from './plan-types.ts';

/** What has to be written so that a project's logs are guarded. Writes nothing. */
export function plan(facts: ProjectFacts, choices: Choices): Plan {
  const draft = draftOf(facts);
  const packages = [facts.root, ...facts.members].filter(({ folder }) => choices.loggersFor.includes(folder));
  planManifest(draft, choices.eslint && planEslint(draft, packages));
  for (const pkg of packages) {
    planLoggerDependency(draft, pkg);
    planLogger(draft, pkg);
    if (!pkg.logger && pkg.kind !== 'page') planIgnore(draft, pkg);
  }
  const open = facts.members.filter(({ logger }) => logger === null).slice(0, 3).map(({ folder }) => folder);
  if (packages.length === 0 && open.length > 0) {
    draft.note(`no package gets a logger unless it is named: ${open.map((folder) => `--workspace ${folder}`).join(' ')}`);
  }
  planHook(draft, choices.hook);
  planCi(draft, choices.ci);
  noteIgnored(draft);
  return draft.end(installCommand(facts.manager));
}

/** What a person gets who is not asked. */
export function usualChoices(facts: ProjectFacts): Choices {
  return {
    hook: facts.hook === 'none' && facts.git.there ? 'git' : facts.hook,
    ci: facts.ci,
    // In a workspace it is for people to say which packages log.
    loggersFor: facts.members.length > 0 ? [] : [facts.root.folder],
    eslint: true,
  };
}

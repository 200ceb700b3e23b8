import { confirm, isCancel, multiselect, select } from '@clack/prompts';
import type { Ci } from '../../project/init/plan-types.ts';
import type { Asker } from '../commands/init.ts';
import type { Terminal } from './ui.ts';

/** Asks what no file of the project tells. */
export const askInit = (terminal: Terminal): Asker => ({
  async choices(facts, said, open) {
    let choices = said;
    if (open.workspaces) {
      const options = facts.members.map(({ folder, shown }) => ({ value: folder, label: folder, hint: shown }));
      const loggersFor = await multiselect({
        message: 'Which packages get a logger?', options, required: false, ...terminal,
      });
      if (isCancel(loggersFor)) return null;
      choices = { ...choices, loggersFor };
    }
    if (open.hook) {
      const wanted = await confirm({ message: 'Check each commit with a git hook?', ...terminal });
      if (isCancel(wanted)) return null;
      choices = { ...choices, hook: wanted ? 'git' : 'none' };
    }
    if (open.ci) {
      const options: { value: Ci; label: string }[] = [
        { value: 'github', label: 'GitHub Actions' }, { value: 'gitlab', label: 'GitLab CI' }, { value: 'none', label: 'none' },
      ];
      const ci = await select({ message: 'Check each change in CI?', options, ...terminal });
      if (isCancel(ci)) return null;
      choices = { ...choices, ci };
    }
    return choices;
  },
  async confirm(files) {
    const answer = await confirm({ message: `Write ${files === 1 ? 'this file' : `these ${files} files`}?`, ...terminal });
    return answer === true;
  },
});

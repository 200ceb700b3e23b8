import { CIS, HOOKS } from '../../project/init/plan-types.ts';
import { oneOf, terminal, type Define, type Flags } from './flags.ts';

export const init: Define = (cli, io) => {
  cli
    .command('init', 'Set the project up: ESLint, logger, .env.example, commit hook and CI')
    .option('--yes', 'Write without asking')
    .option('--dry-run', 'Show the diff and write nothing')
    .option('--force', 'Write even where git holds no copy of the present state')
    .option('--install', 'Install the packages at the end')
    .option('--hook <name>', `Before each commit: ${HOOKS.join(', ')}`)
    .option('--ci <name>', `In CI: ${CIS.join(', ')}`)
    .option('--no-eslint', 'Leave the configuration of ESLint alone')
    .option('--workspace <package>', 'Package of the workspace that gets a logger (may be repeated)')
    .action(async (flags: Flags) => {
      const command = await import('../commands/init.ts');
      const person = process.stdin.isTTY && process.stdout.isTTY;
      const ask = person ? (await import('../interactive/ask-init.ts')).askInit(terminal()) : undefined;
      return command.init(
        {
          cwd: process.cwd(),
          yes: flags.yes === true,
          dryRun: flags.dryRun === true,
          force: flags.force === true,
          install: flags.install === true,
          eslint: flags.eslint !== false,
          ...(flags.hook === undefined ? {} : { hook: oneOf(flags.hook, HOOKS, '--hook') }),
          ...(flags.ci === undefined ? {} : { ci: oneOf(flags.ci, CIS, '--ci') }),
          ...(flags.workspace === undefined ? {} : { workspaces: [flags.workspace].flat().map(String) }),
          ...(ask === undefined ? {} : { ask }),
        },
        io,
      );
    });
};

import { overruling, pathsOf, terminal, writing, written, type Define, type Flags } from './flags.ts';

/** Every codemod with what it does, in the order in which `--help` lists them. */
const CODEMOD_COMMANDS: readonly (readonly [name: string, description: string])[] = [
  ['migrate-console', 'Rewrite console calls to calls of a leveled logger'],
  ['mask-pii', 'Mask personal data and secrets in log calls'],
  ['enrich-errors', 'Give error reports their exception and what they are about'],
  ['fix-levels', 'Log at the level that the message speaks of'],
  ['escape-untrusted', 'Write text of strangers with escapes where a log is text'],
  ['structure-messages', 'Give messages that hold values a constant text, with fields'],
  ['level-from-env', 'Read the level of loggers from the environment'],
  ['logs-to-metrics', 'Count what happens all the time instead of writing a line for it'],
];

/** One command for each codemod: `migrate-console`, `mask-pii`, … */
export const codemods: Define = (cli, io) => {
  for (const [codemod, description] of CODEMOD_COMMANDS) {
    overruling(writing(cli.command(`${codemod} [...paths]`, description)))
      .option('--interactive', 'Ask call by call, beginning with the five that tell most')
      .option('--types', 'Ask the compiler what values are: @pii contracts, declared types')
      .action(async (paths: string[], { interactive, types, ...flags }: Flags) => {
        const { runCodemodCommand } = await import('../commands/codemod.ts');
        return runCodemodCommand(
          {
            codemod,
            paths: pathsOf(paths, flags),
            cwd: process.cwd(),
            ...written(flags),
            types: types === true,
            ...(interactive === true ? { terminal: terminal() } : {}),
          },
          io,
        );
      });
  }
};

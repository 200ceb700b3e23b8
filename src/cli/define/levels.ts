import type { TellingCall } from '../commands/levels.ts';
import { configOf, pathsOf, terminal, type Define, type Flags } from './flags.ts';

export const levels: Define = (cli, io) => {
  cli
    .command('levels [...paths]', 'Show the levels of this project, and settle its default level')
    .option('--answers <levels>', 'Answers to the questions, such as debug,info,-,info,debug')
    .option('--set <level>', 'Keep this default level without asking')
    .option('--config <file>', 'Configuration file')
    .action(async (paths: string[], { answers, set, config, ...overrides }: Flags) => {
      const command = await import('../commands/levels.ts');
      const ask = async (questions: readonly TellingCall[]) =>
        (await import('../interactive/ui.ts')).askLevels(questions, terminal());
      const person = process.stdin.isTTY && process.stdout.isTTY;
      return command.levels(
        {
          paths: set === undefined ? pathsOf(paths, overrides) : [],
          cwd: process.cwd(),
          answers: answers === undefined ? null : String(answers).split(','),
          set: set === undefined ? null : String(set),
          ...(person ? { ask } : {}),
          ...configOf(config),
          overrides,
        },
        io,
      );
    });
};

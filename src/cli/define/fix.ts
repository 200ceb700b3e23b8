import { phaseOf } from '../../project/phase.ts';
import { overruling, pathsOf, writing, written, type Define, type Flags } from './flags.ts';

export const fix: Define = (cli, io) => {
  const about = 'Run all codemods, one building on the other; each file is written once';
  overruling(writing(cli.command('fix [...paths]', about)))
    .option(
      '--phase <phase>',
      '1: masks, level from the environment, prints; 2: levels, errors; 3: structure, metrics',
    )
    .action(async (paths: string[], { phase, ...flags }: Flags) => {
      const command = await import('../commands/fix.ts');
      const options = { paths: pathsOf(paths, flags), cwd: process.cwd(), ...written(flags) };
      return command.fix({ phase: phaseOf(phase), ...options }, io);
    });
};

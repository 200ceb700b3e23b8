import { configOf, configured, type Define, type Flags } from './flags.ts';

export const explain: Define = (cli, io) => {
  const about = 'Tell the whole reasoning for the calls at FILE:LINE';
  configured(cli.command('explain <place>', about), 'Look at')
    .option('--default-level <level>', 'Level of a console.log that says nothing of itself')
    .action(async (place: string, { config, ...overrides }: Flags) => {
      const command = await import('../commands/explain.ts');
      return command.explain({ place, cwd: process.cwd(), ...configOf(config), overrides }, io);
    });
};

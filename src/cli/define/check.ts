import { configOf, configured, oneOf, pathsOf, type Define, type Flags } from './flags.ts';

export const check: Define = (cli, io) => {
  configured(cli.command('check [...paths]', 'Report what the recommended rules find'), 'Check')
    .option('--format <format>', 'text or json', { default: 'text' })
    .action(async (paths: string[], { format, config, ...overrides }: Flags) => {
      const command = await import('../commands/check.ts');
      return command.check(
        {
          paths: pathsOf(paths, overrides),
          cwd: process.cwd(),
          format: oneOf(format, ['text', 'json'], '--format'),
          ...configOf(config),
          overrides,
        },
        io,
      );
    });
};

import { CHECK_FORMATS, RULE_SETS } from '../choices.ts';
import { configOf, configured, oneOf, pathsOf, type Define, type Flags } from './flags.ts';

export const check: Define = (cli, io) => {
  configured(cli.command('check [...paths]', 'Report what the rules find'), 'Check')
    .option('--format <format>', CHECK_FORMATS.join(', '), { default: 'text' })
    .option('--output <file>', 'Write the report there, and text for people to standard output')
    .option('--rules <set>', 'recommended or strict', { default: 'recommended' })
    .action(async (paths: string[], { format, output, rules, config, ...overrides }: Flags) => {
      const command = await import('../commands/check.ts');
      return command.check(
        {
          paths: pathsOf(paths, overrides),
          cwd: process.cwd(),
          format: oneOf(format, CHECK_FORMATS, '--format'),
          ...(output === undefined ? {} : { output: String(output) }),
          rules: oneOf(rules, RULE_SETS, '--rules'),
          ...configOf(config),
          overrides,
        },
        io,
      );
    });
};

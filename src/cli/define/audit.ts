import { SEVERITIES } from '../../audit/severity.ts';
import { configOf, configured, oneOf, type Define, type Flags } from './flags.ts';

const FORMATS = ['text', 'html', 'markdown', 'json', 'sarif'] as const;

export const audit: Define = (cli, io) => {
  const about = 'Review the logging of a project: what is wrong, where, how grave, in which order to mend it';
  configured(cli.command('audit [...paths]', about), 'Review')
    .option('--format <format>', FORMATS.join(', '), { default: 'text' })
    .option('--output <file>', 'Write the report there instead of to standard output')
    .option('--lang <lang>', 'en or ko', { default: 'en' })
    .option('--compare <file>', 'Tell what is new and what is gone since an earlier JSON report')
    .option('--fail-on <severity>', 'Exit with 1 for critical, high, medium or low; with --compare only for what is new')
    .action(async (paths: string[], flags: Flags) => {
      const { format, output, lang, compare, failOn, config, '--': more = [], ...overrides } = flags;
      const command = await import('../commands/audit.ts');
      const named = [...paths, ...more].map(String);
      return command.audit(
        {
          paths: named.length > 0 ? named : ['.'],
          cwd: process.cwd(),
          format: oneOf(format, FORMATS, '--format'),
          lang: oneOf(lang, ['en', 'ko'], '--lang'),
          ...(output === undefined ? {} : { output: String(output) }),
          ...(compare === undefined ? {} : { compare: String(compare) }),
          ...(failOn === undefined ? {} : { failOn: oneOf(failOn, SEVERITIES, '--fail-on') }),
          ...configOf(config),
          overrides,
        },
        { ...io, columns: process.stdout.columns ?? 80 },
      );
    });
};

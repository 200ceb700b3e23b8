import { CHECK_FORMATS, RULE_SETS } from '../choices.ts';
import { UsageError } from '../io.ts';
import { configOf, configured, oneOf, pathsOf, type Define, type Flags } from './flags.ts';

export const check: Define = (cli, io) => {
  configured(cli.command('check [...paths]', 'Report what the rules find'), 'Check')
    .option('--format <format>', CHECK_FORMATS.join(', '), { default: 'text' })
    .option('--output <file>', 'Write the report there, and text for people to standard output')
    .option('--rules <set>', 'recommended or strict', { default: 'recommended' })
    .option('--types', 'Ask the compiler what values are: @pii contracts, declared types')
    .option('--since <ref>', 'Report findings on lines that changed since this branch left the ref')
    .option('--staged', 'Report findings on lines that the next commit changes, as it will hold them')
    .option('--whole-files', 'With --since and --staged: report all findings of changed files')
    .option('--baseline [file]', 'Old findings that do not count; eslint-suppressions.json where it is there')
    .option('--update-baseline', 'Write the baseline as things are: all that is found, nothing else')
    .option('--suppress-all', 'Write all that is found into the baseline')
    .option('--prune-suppressions', 'Take out of the baseline what is found no more')
    .option('--pass-on-unpruned-suppressions', 'Do not fail for what the baseline could do without')
    .option('--shard <part>', 'Check one part of the files, such as 1/8')
    .action(async (paths: string[], flags: Flags) => {
      const { format, output, rules, types, config, since, staged, wholeFiles, shard, ...more } = flags;
      const {
        baseline, updateBaseline, suppressAll, pruneSuppressions, passOnUnprunedSuppressions, ...overrides
      } = more;
      const changes = staged === true || since !== undefined;
      const { check: run } = await import('../commands/check.ts');
      return run(
        {
          paths: changes && paths.length === 0 && !flags['--']?.length ? ['.'] : pathsOf(paths, flags),
          cwd: process.cwd(),
          ...(since === undefined ? {} : { since: String(since) }),
          staged: staged === true,
          wholeFiles: wholeFiles === true,
          ...(shard === undefined ? {} : { shard: shardOf(String(shard)) }),
          format: oneOf(format, CHECK_FORMATS, '--format'),
          ...(output === undefined ? {} : { output: String(output) }),
          rules: oneOf(rules, RULE_SETS, '--rules'),
          types: types === true,
          baseline: {
            ...(baseline === undefined || baseline === true ? {} : { file: baseline === false ? baseline : String(baseline) }),
            add: updateBaseline === true || suppressAll === true,
            prune: updateBaseline === true || pruneSuppressions === true,
          },
          passOnUnpruned: passOnUnprunedSuppressions === true,
          ...configOf(config),
          overrides,
        },
        io,
      );
    });
};

function shardOf(text: string): { part: number; of: number } {
  const [, part, of] = /^(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? [];
  if (part === undefined || of === undefined || part < 1 || part > of) {
    throw new UsageError('--shard must be a part of all, such as 1/8');
  }
  return { part, of };
}

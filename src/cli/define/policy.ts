import { UsageError } from '../io.ts';
import type { Define, Flags } from './flags.ts';

export const policy: Define = (cli, io) => {
  cli
    .command('policy <engine>', 'Write the life cycle of logs for s3, elasticsearch, opensearch or loki')
    .option('--law <name>', 'Retention that a law asks for, such as electronic-finance (may be repeated)')
    .option('--days <n>', 'Days to keep lines; five years where no law is named')
    .option('--confirm <n>', 'Fewer days than the law asks for, said again')
    .option('--hot <n>', 'Last day on fast disks', { default: 14 })
    .option('--warm <n>', 'Last day on cheaper disks', { default: 90 })
    .option('--cold <n>', 'Last day in cheap storage that still answers at once', { default: 365 })
    .option('--name <name>', 'Name of the policy')
    .option('--repository <name>', 'Snapshot repository of Elasticsearch or OpenSearch')
    .option('--prefix <prefix>', 'Keys in S3')
    .option('--store <name>', 'Object store of Loki')
    .option('--write', 'Write the file instead of printing it')
    .action(async (engine: string, flags: Flags) => {
      const command = await import('../commands/policy.ts');
      return command.policy(
        {
          engine,
          cwd: process.cwd(),
          laws: [flags.law].flat().filter((law) => law !== undefined).map(String),
          ...days(flags, 'days'),
          ...days(flags, 'confirm'),
          tiers: { ...days(flags, 'hot'), ...days(flags, 'warm'), ...days(flags, 'cold') },
          ...text(flags, 'name'),
          ...text(flags, 'repository'),
          ...text(flags, 'prefix'),
          ...text(flags, 'store'),
          write: flags.write === true,
        },
        io,
      );
    });
};

const text = (flags: Flags, key: string): Record<string, string> =>
  flags[key] === undefined ? {} : { [key]: String(flags[key]) };

function days(flags: Flags, key: string): Record<string, number> {
  if (flags[key] === undefined) return {};
  const value = Number(flags[key]);
  if (!Number.isFinite(value)) throw new UsageError(`--${key} must be a number of days`);
  return { [key]: value };
}

import { codeOf, rowsOf } from './client.ts';
import type { PostgresClient } from './client.ts';
import { migration, splitTable } from './schema.ts';
import type { Partitioning } from './schema.ts';

export interface Housekeeping {
  readonly client: PostgresClient;
  readonly table: string;
  readonly partition: Partitioning;
}

/** Rows of one deletion, so that no lock and no transaction lasts long. */
const DELETE_ROWS = 5000;

const MS_PER_DAY = 86_400_000;

interface Month {
  readonly suffix: string;
  readonly from: string;
  readonly to: string;
}

const monthOf = (time: number, ahead: number): Month => {
  const at = new Date(time);
  const start = (more: number) =>
    new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + more, 1)).toISOString();
  const from = start(ahead);
  return { suffix: from.slice(0, 7).replace('-', ''), from, to: start(ahead + 1) };
};

/** Someone else made it in the same moment. */
const ALREADY = ['42P07', '42710', '23505'];
/** Rows for this month already lie in the default partition. */
const IN_DEFAULT = '23514';

const moveOutOfDefault = (table: string, { suffix, from, to }: Month): string => `
do $$ begin
  create table ${table}_${suffix} (like ${table} including all);
  with moved as (
    delete from ${table}_default
    where timestamp >= '${from}' and timestamp < '${to}' returning *
  )
  insert into ${table}_${suffix} select * from moved;
  alter table ${table} attach partition ${table}_${suffix}
    for values from ('${from}') to ('${to}');
end $$`;

/** Runs a statement that makes something which another process may make at the same time. */
const make = async (client: PostgresClient, statement: string): Promise<void> => {
  try {
    await client.query(statement);
  } catch (error) {
    if (!ALREADY.includes(codeOf(error))) throw error;
  }
};

const ensureMonth = async ({ client, table }: Housekeeping, month: Month): Promise<void> => {
  const { suffix, from, to } = month;
  const statement =
    `create table if not exists ${table}_${suffix} partition of ${table} ` +
    `for values from ('${from}') to ('${to}')`;
  try {
    await make(client, statement);
  } catch (error) {
    if (codeOf(error) !== IN_DEFAULT) throw error;
    await make(client, moveOutOfDefault(table, month));
  }
};

/** Makes the table, its indexes and its first partitions. @param now ms since the epoch */
export const migrate = async (house: Housekeeping, now: number): Promise<void> => {
  for (const statement of migration(house)) await make(house.client, statement);
  await ensurePartitions(house, now);
};

/** Makes the partitions of this month and the next two. @param now ms since the epoch */
export const ensurePartitions = async (house: Housekeeping, now: number): Promise<void> => {
  if (house.partition === 'none') return;
  for (const ahead of [0, 1, 2]) await ensureMonth(house, monthOf(now, ahead));
};

const dropOldMonths = async (house: Housekeeping, cutoff: Date): Promise<void> => {
  const { schema, name } = splitTable(house.table);
  const found = rowsOf(
    await house.client.query(
      `select child.relname as name
       from pg_inherits
       join pg_class child on child.oid = inhrelid
       join pg_class parent on parent.oid = inhparent
       join pg_namespace space on space.oid = parent.relnamespace
       where parent.relname = $1 and space.nspname = coalesce(nullif($2, ''), current_schema())`,
      [name, schema],
    ),
  );
  for (const row of found) {
    const child = String(row['name']);
    const month = new RegExp(`^${name}_(\\d{4})(\\d{2})$`).exec(child);
    if (!month) continue;
    const end = Date.UTC(Number(month[1]), Number(month[2]), 1);
    const path = schema === '' ? child : `${schema}.${child}`;
    if (end <= cutoff.getTime()) await house.client.query(`drop table if exists ${path}`);
  }
};

const deleteOldRows = async (
  { client, table }: Housekeeping,
  cutoff: Date,
  isOver: () => boolean,
): Promise<void> => {
  const statement = `
with gone as (
  delete from ${table} where (timestamp, id) in (
    select timestamp, id from ${table} where timestamp < $1::timestamptz limit ${DELETE_ROWS}
  ) returning 1
)
select count(*)::int as count from gone`;
  for (let count = DELETE_ROWS; count === DELETE_ROWS && !isOver(); ) {
    const [row] = rowsOf(await client.query(statement, [cutoff.toISOString()]));
    count = Number(row?.['count'] ?? 0);
  }
};

/**
 * Deletes what is older than so many days.
 * @param now ms since the epoch
 * @param isOver asked between statements: the rest is left for the next time
 */
export const deleteExpired = async (
  house: Housekeeping,
  days: number,
  now: number,
  isOver: () => boolean,
): Promise<void> => {
  if (days === Infinity) return;
  const cutoff = new Date(now - days * MS_PER_DAY);
  if (house.partition === 'month') await dropOldMonths(house, cutoff);
  await deleteOldRows(house, cutoff, isOver);
};

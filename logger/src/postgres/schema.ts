export type Partitioning = 'none' | 'month';

export interface TableOptions {
  /** Table, with or without a schema: `system_logs`, `audit.system_logs`. */
  readonly table?: string;
  /** One partition a month, so that old months are dropped at once. Default `none`. */
  readonly partition?: Partitioning;
}

export const DEFAULT_TABLE = 'system_logs';

const NAME = /^[a-z_][a-z0-9_]{0,39}$/;

/** The table's parts, checked. @throws {TypeError} for anything but plain lower-case names */
export const splitTable = (table: string): { schema: string; name: string } => {
  const [name = '', schema = '', ...more] = table.split('.').reverse();
  if (more.length > 0 || !NAME.test(name) || (schema !== '' && !NAME.test(schema))) {
    throw new TypeError(`A table's name is [a-z_0-9], with or without a schema: ${table}`);
  }
  return { schema, name };
};

const COLUMNS = `
  id uuid not null,
  timestamp timestamptz not null,
  level text not null,
  message text not null,
  service text,
  env text,
  version text,
  host text,
  trace_id text,
  span_id text,
  exc jsonb,
  fields jsonb not null default '{}',
  primary key (timestamp, id)`;

/**
 * The statements that make the table and its indexes, each on its own. Running them again
 * changes nothing.
 * @throws {TypeError} for a table name that is not plain
 */
export const migration = (options: TableOptions = {}): string[] => {
  const { table = DEFAULT_TABLE, partition = 'none' } = options;
  const { name } = splitTable(table);
  const byMonth = partition === 'month' ? ' partition by range (timestamp)' : '';
  return [
    `create table if not exists ${table} (${COLUMNS}\n)${byMonth}`,
    ...(partition === 'month'
      ? [`create table if not exists ${table}_default partition of ${table} default`]
      : []),
    `create index if not exists ${name}_trace_id on ${table} (trace_id) ` +
      'where trace_id is not null',
    `create index if not exists ${name}_errors on ${table} (timestamp) ` +
      `where level in ('ERROR', 'FATAL')`,
    `create index if not exists ${name}_fields on ${table} using gin (fields jsonb_path_ops)`,
  ];
};

/** One parameter, a JSON array of rows: any client can send that, and one trip serves all. */
export const insertStatement = (table: string): string => `
insert into ${table}
  (id, timestamp, level, message, service, env, version, host, trace_id, span_id, exc, fields)
select id, timestamp, level, message, service, env, version, host, trace_id, span_id, exc, fields
from jsonb_to_recordset($1::text::jsonb) as rows (
  id uuid, timestamp timestamptz, level text, message text, service text, env text,
  version text, host text, trace_id text, span_id text, exc jsonb, fields jsonb
)
on conflict do nothing`;

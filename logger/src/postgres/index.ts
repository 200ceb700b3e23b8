export { postgresSink } from './sink.ts';
export type { PostgresSink, PostgresSinkOptions, PostgresSinkStats } from './options.ts';
export type { PostgresClient } from './client.ts';
export { migration } from './schema.ts';
export type { Partitioning, TableOptions } from './schema.ts';

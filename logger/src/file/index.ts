export { fileSink } from './sink.ts';
export type { FileSink, FileSinkOptions, FileSinkStats } from './options.ts';
export { RETENTION_PRESETS, RetentionError, presetOf, resolveRetention } from './retention.ts';
export type { Retention, RetentionName, RetentionOptions, RetentionPreset } from './retention.ts';
export type { MaintenanceReport } from './maintenance.ts';
export type { OnProblem, Problem } from './problems.ts';
export type { Zone } from './days.ts';

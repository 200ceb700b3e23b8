import { elasticsearchPolicy } from './elasticsearch.ts';
import type { ElasticsearchOptions } from './elasticsearch.ts';
import { lokiConfig } from './loki.ts';
import type { LokiOptions } from './loki.ts';
import { openSearchPolicy } from './opensearch.ts';
import type { OpenSearchOptions } from './opensearch.ts';
import { s3Lifecycle } from './s3.ts';
import type { S3Options } from './s3.ts';
import type { Plan, PolicyDocument } from './tiers.ts';
import { toYaml } from './yaml.ts';

export { elasticsearchPolicy } from './elasticsearch.ts';
export { lokiConfig } from './loki.ts';
export { openSearchPolicy } from './opensearch.ts';
export { s3Lifecycle } from './s3.ts';
export { DEFAULT_TIERS, PolicyError, planTiers } from './tiers.ts';
export type { Plan, PolicyDocument, PolicyRequest, RetentionPeriod, Tiers } from './tiers.ts';
export { toYaml } from './yaml.ts';

/** Engines that a policy can be written for. */
export const ENGINES = ['s3', 'elasticsearch', 'opensearch', 'loki'] as const;
export type Engine = (typeof ENGINES)[number];

export type EngineOptions = S3Options & ElasticsearchOptions & OpenSearchOptions & LokiOptions;

/** A policy as a file: what to write, and what to tell. */
export interface PolicyFile {
  readonly fileName: string;
  readonly text: string;
  /** How it is applied, as a command or request. */
  readonly apply: string;
  readonly notes: readonly string[];
}

const json = (body: unknown): string => `${JSON.stringify(body, null, 2)}\n`;

const writers: Record<
  Engine,
  (plan: Plan, options: EngineOptions) => PolicyDocument<unknown>
> = {
  s3: s3Lifecycle,
  elasticsearch: elasticsearchPolicy,
  opensearch: openSearchPolicy,
  loki: lokiConfig,
};

const applied = (engine: Engine, name: string, file: string): string => {
  switch (engine) {
    case 's3':
      return (
        'aws s3api put-bucket-lifecycle-configuration --bucket <bucket> ' +
        `--lifecycle-configuration file://${file}`
      );
    case 'elasticsearch':
      return `curl -X PUT "$ES/_ilm/policy/${name}" -H 'content-type: application/json' -d @${file}`;
    case 'opensearch':
      return (
        `curl -X PUT "$OS/_plugins/_ism/policies/${name}" ` +
        `-H 'content-type: application/json' -d @${file}`
      );
    case 'loki':
      return `merge ${file} into Loki's configuration and restart the compactor`;
  }
};

/** The life cycle of a plan, written for one engine. */
export const policyFile = (
  engine: Engine,
  plan: Plan,
  options: EngineOptions = {},
): PolicyFile => {
  const { body, notes } = writers[engine](plan, options);
  const fileName = `${plan.name}.${engine}.${engine === 'loki' ? 'yaml' : 'json'}`;
  return {
    fileName,
    text: engine === 'loki' ? toYaml(body) : json(body),
    apply: applied(engine, plan.name, fileName),
    notes,
  };
};

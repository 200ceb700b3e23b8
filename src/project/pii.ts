import { resolve } from 'node:path';
import { wordsOf } from '@logfix/logger/vocabulary';
import { DEFAULT_PII, type Masker, type PiiSettings, type SensitiveKind } from '../analysis/sensitive/types.ts';
import type { LoadedConfig } from './config.ts';
import { matchesAny } from './glob.ts';
import { moduleFrom } from './module-path.ts';

/** What the configuration says about personal data in one file. */
export function piiSettingsFor(file: string, path: string, { config, root }: LoadedConfig): PiiSettings {
  const { pii } = config;
  if (pii === undefined) return DEFAULT_PII;
  const names = new Map<string, SensitiveKind>();
  for (const [kind, list] of Object.entries(pii.names ?? {})) {
    for (const name of list) names.set(wordsOf(name).join('_'), kind as SensitiveKind);
  }
  const own = (pii.paths ?? []).filter(({ files }) => matchesAny(path, [files].flat()));
  const maskers: Partial<Record<SensitiveKind, Masker>> = {};
  for (const [kind, { import: module, name }] of Object.entries(pii.maskers ?? {})) {
    const from = /^\.\.?\//.test(module) ? moduleFrom(file, resolve(root, module)) : module;
    maskers[kind as SensitiveKind] = { name, module: from };
  }
  return {
    names,
    ignored: new Set((pii.ignore ?? []).map((name) => wordsOf(name).join('_'))),
    policies: Object.assign({}, pii.kinds, ...own.map(({ kinds }) => kinds)),
    maskers,
    sanitizers: new Set([...(pii.sanitizers ?? []), ...Object.values(maskers).map((one) => one.name)]),
  };
}

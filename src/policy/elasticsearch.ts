import type { Plan, PolicyDocument } from './tiers.ts';

export interface IlmPhase {
  readonly min_age: string;
  readonly actions: IlmActions;
}

export interface IlmActions {
  readonly rollover?: { readonly max_age: string; readonly max_primary_shard_size: string };
  readonly set_priority?: { readonly priority: number };
  readonly readonly?: Record<string, never>;
  readonly forcemerge?: { readonly max_num_segments: number };
  readonly searchable_snapshot?: { readonly snapshot_repository: string };
  readonly delete?: { readonly delete_searchable_snapshot: boolean };
}

type PhaseName = 'hot' | 'warm' | 'cold' | 'frozen' | 'delete';

export interface IlmBody {
  readonly policy: {
    readonly _meta: Record<string, string>;
    readonly phases: Partial<Record<PhaseName, IlmPhase>>;
  };
}

export interface ElasticsearchOptions {
  /** Snapshot repository of the frozen tier, and of the cold one if licensed. */
  readonly repository?: string;
}

/**
 * The body of `PUT _ilm/policy/<name>`. Ages count from the daily rollover, so that no line is
 * deleted before its time. The frozen tier is a searchable snapshot and needs a repository.
 */
export const elasticsearchPolicy = (
  plan: Plan,
  { repository }: ElasticsearchOptions = {},
): PolicyDocument<IlmBody> => {
  const notes: string[] = [];
  const phases: Partial<Record<PhaseName, IlmPhase>> = {
    hot: {
      min_age: '0ms',
      actions: {
        rollover: { max_age: '1d', max_primary_shard_size: '50gb' },
        set_priority: { priority: 100 },
      },
    },
  };
  if (plan.warmFrom !== null) {
    phases.warm = {
      min_age: `${plan.warmFrom}d`,
      actions: {
        readonly: {},
        forcemerge: { max_num_segments: 1 },
        set_priority: { priority: 50 },
      },
    };
  }
  if (plan.coldFrom !== null) {
    phases.cold = {
      min_age: `${plan.coldFrom}d`,
      actions: { readonly: {}, set_priority: { priority: 0 } },
    };
  }
  if (plan.frozenFrom !== null && repository !== undefined) {
    phases.frozen = {
      min_age: `${plan.frozenFrom}d`,
      actions: { searchable_snapshot: { snapshot_repository: repository } },
    };
    notes.push('The frozen phase needs a licence that includes searchable snapshots.');
  } else if (plan.frozenFrom !== null) {
    notes.push('No frozen phase: it needs a snapshot repository. Indices stay cold instead.');
  }
  if (plan.deleteAfter !== null) {
    phases.delete = {
      min_age: `${plan.deleteAfter}d`,
      actions: { delete: { delete_searchable_snapshot: true } },
    };
  }
  const _meta = { managed_by: 'logfix', description: `life cycle of ${plan.name}` };
  return { body: { policy: { _meta, phases } }, notes };
};

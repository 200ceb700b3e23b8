import type { Plan, PolicyDocument } from './tiers.ts';

export interface IsmAction {
  readonly rollover?: { readonly min_index_age: string; readonly min_primary_shard_size: string };
  readonly index_priority?: { readonly priority: number };
  readonly read_only?: Record<string, never>;
  readonly force_merge?: { readonly max_num_segments: number };
  readonly snapshot?: { readonly repository: string; readonly snapshot: string };
  readonly delete?: Record<string, never>;
}

export interface IsmState {
  readonly name: string;
  readonly actions: IsmAction[];
  readonly transitions: {
    readonly state_name: string;
    readonly conditions: { readonly min_rollover_age: string };
  }[];
}

export interface IsmBody {
  readonly policy: {
    readonly description: string;
    readonly default_state: string;
    readonly states: IsmState[];
    readonly ism_template: { readonly index_patterns: string[]; readonly priority: number }[];
  };
}

export interface OpenSearchOptions {
  /** Indices that the policy is attached to. Default `<name>-*`. */
  readonly indexPatterns?: readonly string[];
  /** Snapshot repository to which an index is copied when it becomes frozen. */
  readonly repository?: string;
}

interface Step {
  readonly name: string;
  readonly from: number;
  readonly actions: IsmAction[];
}

const stepsOf = (plan: Plan, repository: string | undefined): Step[] => {
  const copy = repository && { snapshot: { repository, snapshot: `${plan.name}-frozen` } };
  const steps: [string, number | null, IsmAction[]][] = [
    [
      'warm',
      plan.warmFrom,
      [
        { read_only: {} },
        { force_merge: { max_num_segments: 1 } },
        { index_priority: { priority: 50 } },
      ],
    ],
    ['cold', plan.coldFrom, [{ index_priority: { priority: 0 } }]],
    ['frozen', copy ? plan.frozenFrom : null, copy ? [copy] : []],
    ['delete', plan.deleteAfter, [{ delete: {} }]],
  ];
  return steps.flatMap(([name, from, actions]) => (from === null ? [] : [{ name, from, actions }]));
};

/**
 * The body of `PUT _plugins/_ism/policies/<name>`. Ages count from the daily rollover
 * (`min_rollover_age`), not from the index's creation: counted from there, its youngest lines
 * would be deleted a day early.
 */
export const openSearchPolicy = (
  plan: Plan,
  { indexPatterns = [`${plan.name}-*`], repository }: OpenSearchOptions = {},
): PolicyDocument<IsmBody> => {
  const hot: Step = {
    name: 'hot',
    from: 0,
    actions: [
      { rollover: { min_index_age: '1d', min_primary_shard_size: '50gb' } },
      { index_priority: { priority: 100 } },
    ],
  };
  const steps = [hot, ...stepsOf(plan, repository)];
  const states = steps.map(({ name, actions }, n): IsmState => {
    const next = steps[n + 1];
    const conditions = { min_rollover_age: `${next?.from}d` };
    return { name, actions, transitions: next ? [{ state_name: next.name, conditions }] : [] };
  });
  const notes = ['The indices need a rollover alias, or must be those of a data stream.'];
  if (plan.frozenFrom !== null) {
    notes.push(
      repository === undefined
        ? 'No frozen state: it copies the index to a snapshot repository, and none was given.'
        : 'The index stays until it is deleted; delete it by hand if its snapshot is enough.',
    );
  }
  const policy = {
    description: `life cycle of ${plan.name}, written by logfix`,
    default_state: 'hot',
    states,
    ism_template: [{ index_patterns: [...indexPatterns], priority: 100 }],
  };
  return { body: { policy }, notes };
};

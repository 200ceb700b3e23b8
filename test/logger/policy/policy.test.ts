import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PutBucketLifecycleConfigurationCommand, S3Client } from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { resolveRetention } from '../../../logger/src/file/index.ts';
import {
  DEFAULT_TIERS, ENGINES, PolicyError, elasticsearchPolicy, lokiConfig, openSearchPolicy,
  planTiers, policyFile, s3Lifecycle, toYaml,
} from '../../../src/policy/index.ts';
import type { Plan } from '../../../src/policy/index.ts';
import { checkAgainstTypes, checkLoki } from './typecheck.ts';

const retentionOf = (retention: string) => resolveRetention({ retention, env: {} });
const finance = planTiers({ name: 'consult', retention: retentionOf('electronic-finance') });
const forDays = (days: number): Plan => planTiers({ retention: { days, minimumDays: 0 } });

const plans: Plan[] = [
  finance,
  planTiers({ retention: retentionOf('isms-p') }),
  planTiers({ retention: retentionOf('isms-p-large') }),
  planTiers({ retention: retentionOf('communications-login') }),
  forDays(1), forDays(14), forDays(15), forDays(60), forDays(91), forDays(400),
  forDays(Infinity),
];

describe('planTiers', () => {
  it('follows the guide for five years', () => {
    expect(DEFAULT_TIERS).toEqual({ hot: 14, warm: 90, cold: 365, frozen: 1827 });
    expect(finance).toEqual({
      name: 'consult', warmFrom: 14, coldFrom: 90, frozenFrom: 365, deleteAfter: 1827,
      minimumDays: 1827,
    });
  });

  it('leaves out tiers that nothing reaches', () => {
    expect(forDays(60)).toMatchObject({ warmFrom: 14, coldFrom: null, frozenFrom: null });
    expect(forDays(14)).toMatchObject({ warmFrom: null, deleteAfter: 14 });
  });

  it.each([
    [{ tiers: { hot: 100 } }, /end later/],
    [{ tiers: { hot: 0 } }, /whole number/],
    [{ name: '../x' }, /name/],
    [{ retention: { days: 30, minimumDays: 92 } }, /less than the 92 days/],
    [{ retention: { days: 1.5, minimumDays: 0 } }, /whole number/],
  ])('refuses %j', (part, message) => {
    const ask = () => planTiers({ retention: { days: 60, minimumDays: 0 }, ...part });
    expect(ask).toThrow(PolicyError);
    expect(ask).toThrow(message);
  });
});

describe('the published types of the engines accept', () => {
  it('every document, and refuse broken ones', () => {
    const good = plans.flatMap((plan) => [
      { engine: 's3' as const, body: s3Lifecycle(plan).body },
      ...[undefined, 'archive'].flatMap((repository) => [
        {
          engine: 'elasticsearch' as const,
          body: { name: plan.name, ...elasticsearchPolicy(plan, { repository }).body },
        },
        { engine: 'opensearch' as const, body: openSearchPolicy(plan, { repository }).body },
      ]),
    ]);
    const [rule] = s3Lifecycle(finance).body.Rules;
    const { policy } = openSearchPolicy(finance).body;
    const bad = [
      { engine: 's3' as const, body: { Rules: [{ ...rule, Status: 'On' }] } },
      { engine: 's3' as const, body: { Rules: [{ ...rule, Expiry: { Days: 1 } }] } },
      {
        engine: 'elasticsearch' as const,
        body: { name: 'x', policy: { phases: { tepid: { min_age: '1d', actions: {} } } } },
      },
      {
        engine: 'elasticsearch' as const,
        body: { name: 'x', policy: { phases: { hot: { actions: { rollover: { age: '1d' } } } } } },
      },
      { engine: 'opensearch' as const, body: { policy: { ...policy, states: { hot: {} } } } },
      { engine: 'opensearch' as const, body: { policy: { ...policy, begin: 'hot' } } },
    ];
    const messages = checkAgainstTypes([...good, ...bad]);
    expect(messages.slice(0, good.length)).toEqual(good.map(() => null));
    expect(messages.slice(good.length).every((message) => message !== null)).toBe(true);
  }, 60_000);

  it('every Loki configuration, and refuse broken ones', () => {
    for (const plan of plans) {
      const { body } = lokiConfig(plan, { streams: { '{app="consult"}': 2000 } });
      expect(checkLoki(body as never)).toBe('');
    }
    expect(checkLoki({ limits_config: { retention_period: '5 years' } })).not.toBe('');
    expect(checkLoki({ compactor: { retention: true } })).not.toBe('');
    expect(checkLoki({ compactors: {} })).not.toBe('');
  });
});

describe('S3', () => {
  it('is what the guide says', () => {
    expect(s3Lifecycle(finance).body.Rules[0]).toMatchObject({
      Transitions: [
        { Days: 30, StorageClass: 'STANDARD_IA' },
        { Days: 90, StorageClass: 'GLACIER_IR' },
        { Days: 365, StorageClass: 'DEEP_ARCHIVE' },
      ],
      Expiration: { Days: 1827 },
    });
  });

  it('goes over the wire through the real client', async () => {
    let sent = '';
    const server = createServer((request, response) => {
      request.setEncoding('utf8').on('data', (text: string) => (sent += text));
      request.on('end', () => response.end());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const client = new S3Client({
      region: 'ap-northeast-2',
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      forcePathStyle: true,
      credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    });
    const LifecycleConfiguration = s3Lifecycle(finance).body;
    const put = new PutBucketLifecycleConfigurationCommand({
      Bucket: 'logs', LifecycleConfiguration,
    });
    await client.send(put);
    server.close();
    expect(sent).toContain('<Transition><Days>365</Days><StorageClass>DEEP_ARCHIVE');
    expect(sent).toContain('<Expiration><Days>1827</Days></Expiration>');
    expect(sent).toContain('<Filter><Prefix>logs/</Prefix></Filter>');
  });

  it('keeps the rules of S3 for any period', () => {
    const tiers = fc.tuple(
      fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 1, max: 700 }), fc.integer({ min: 1, max: 4000 }),
    );
    const rule = fc.property(tiers, ([hot, more, evenMore, days]) => {
      const plan = planTiers({
        retention: { days, minimumDays: 0 },
        tiers: { hot, warm: hot + more, cold: hot + more + evenMore },
      });
      const { Transitions = [], Expiration } = s3Lifecycle(plan).body.Rules[0]!;
      const minimum = { STANDARD_IA: 30, GLACIER_IR: 90, DEEP_ARCHIVE: 180 };
      expect(Expiration).toEqual({ Days: days });
      Transitions.forEach(({ Days, StorageClass }, n) => {
        const next = Transitions[n + 1]?.Days ?? days;
        expect(next - Days).toBeGreaterThanOrEqual(minimum[StorageClass]);
        if (StorageClass === 'STANDARD_IA') expect(Days).toBeGreaterThanOrEqual(30);
      });
    });
    fc.assert(rule, { numRuns: 500 });
  });
});

/** Actions that Elasticsearch allows in each phase. */
const ALLOWED: Record<string, string[]> = {
  hot: ['set_priority', 'rollover', 'readonly', 'shrink', 'forcemerge', 'searchable_snapshot'],
  warm: ['set_priority', 'readonly', 'allocate', 'migrate', 'shrink', 'forcemerge'],
  cold: ['set_priority', 'readonly', 'searchable_snapshot', 'allocate', 'migrate'],
  frozen: ['searchable_snapshot'],
  delete: ['wait_for_snapshot', 'delete'],
};

describe('Elasticsearch', () => {
  it.each(plans.map((plan) => [plan.deleteAfter, plan] as const))(
    'has its phases in order, with actions that are allowed there (%s days)',
    (_, plan) => {
      const { phases } = elasticsearchPolicy(plan, { repository: 'archive' }).body.policy;
      const ages = Object.values(phases).map(({ min_age }) => Number.parseInt(min_age, 10));
      expect(ages).toEqual(ages.toSorted((a, b) => a - b));
      for (const [phase, { actions }] of Object.entries(phases)) {
        expect(ALLOWED[phase]).toEqual(expect.arrayContaining(Object.keys(actions)));
      }
      expect(phases.delete?.min_age).toBe(plan.deleteAfter ? `${plan.deleteAfter}d` : undefined);
    },
  );

  it('has no frozen phase without a repository, and says so', () => {
    const { body, notes } = elasticsearchPolicy(finance);
    expect(body.policy.phases.frozen).toBeUndefined();
    expect(notes.join()).toContain('snapshot repository');
  });
});

describe('OpenSearch', () => {
  it.each(plans.map((plan) => [plan.deleteAfter, plan] as const))(
    'moves from state to state, counts from the rollover, and ends (%s days)',
    (_, plan) => {
      const { states, default_state } = openSearchPolicy(plan, { repository: 'r' }).body.policy;
      const names = states.map(({ name }) => name);
      expect(names[0]).toBe(default_state);
      states.forEach(({ transitions }, n) => {
        expect(transitions.map(({ state_name }) => state_name)).toEqual(names.slice(n + 1, n + 2));
        for (const { conditions } of transitions) {
          expect(conditions.min_rollover_age).toMatch(/^\d+d$/);
        }
      });
      expect(names.includes('delete')).toBe(plan.deleteAfter !== null);
    },
  );
});

describe('Loki', () => {
  it('counts in hours, and keeps for ever with 0s', () => {
    expect(lokiConfig(finance).body.limits_config.retention_period).toBe('43848h');
    expect(lokiConfig(forDays(Infinity)).body.limits_config.retention_period).toBe('0s');
  });

  it('refuses a stream below the law, below a day, or with a malformed selector', () => {
    const ask = (streams: Record<string, number>) => () => lokiConfig(finance, { streams });
    expect(ask({ '{a="b"}': 30 })).toThrow(/law/);
    expect(ask({ '{a="b"}': 0.5 })).toThrow(PolicyError);
    expect(ask({ 'a="b"': 3000 })).toThrow(/selector/);
  });
});

describe('policyFile', () => {
  it('writes what can be read back', () => {
    for (const engine of ENGINES) {
      const { fileName, text, apply } = policyFile(engine, finance);
      expect(fileName).toMatch(/^consult\.\w+\.(json|yaml)$/);
      expect(apply).toContain(fileName);
      expect(Object.keys(parse(text) as object).length).toBeGreaterThan(0);
      expect(text.endsWith('\n')).toBe(true);
    }
  });

  it('writes YAML that says the same for any plain data', () => {
    const same = fc.property(fc.jsonValue({ depthSize: 'medium' }), (value) => {
      // YAML and JSON have no negative zero.
      expect(parse(toYaml(value))).toEqual(JSON.parse(JSON.stringify(value)));
    });
    fc.assert(same, { numRuns: 500 });
  });
});

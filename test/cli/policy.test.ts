import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { logfix, project } from '../support/cli.ts';

const run = (...args: string[]) => logfix(project({ 'package.json': '{}' }), ['policy', ...args]);

describe('logfix policy', () => {
  it('writes the tiers for S3, deleted after the law\'s five years', () => {
    const { code, out, err } = run('s3', '--law', 'electronic-finance', '--name', 'finance');
    expect(code).toBe(0);
    const { Rules } = JSON.parse(out) as { Rules: { Expiration: { Days: number } }[] };
    expect(Rules[0]!.Expiration.Days).toBeGreaterThanOrEqual(1826);
    expect(err).toMatch(/Apply it: aws s3api put-bucket-lifecycle-configuration/);
  });

  it.each(['elasticsearch', 'opensearch', 'loki'])('writes one for %s', (engine) => {
    const { code, out } = run(engine, '--days', '400', '--repository', 'snapshots');
    expect(code).toBe(0);
    expect(out.length).toBeGreaterThan(100);
  });

  it('refuses less than the law asks for, unless it is said twice', () => {
    const refused = run('s3', '--law', 'isms-p', '--days', '30');
    expect(refused.code).toBe(2);
    expect(refused.err).toMatch(/30 days is less than the 36\d days/);
    expect(run('s3', '--law', 'isms-p', '--days', '30', '--confirm', '30').code).toBe(0);
  });

  it('writes a file once, and never over another', () => {
    const root = project({ 'package.json': '{}' });
    expect(logfix(root, ['policy', 'loki', '--write']).out).toBe('Wrote logs.loki.yaml\n');
    const before = readFileSync(join(root, 'logs.loki.yaml'), 'utf8');
    const again = logfix(root, ['policy', 'loki', '--write', '--days', '90']);
    expect(again.code).toBe(2);
    expect(again.err).toMatch(/is there already/);
    expect(readFileSync(join(root, 'logs.loki.yaml'), 'utf8')).toBe(before);
  });

  it.each([
    [['kafka'], /s3, elasticsearch, opensearch, loki/],
    [['s3', '--law', 'gdpr'], /Unknown retention preset "gdpr"/],
    [['s3', '--hot', '100', '--warm', '90'], /Each tier must end later/],
    [['s3', '--days', 'many'], /--days must be a number of days/],
  ])('answers %j with one line', (args, message) => {
    const { code, err } = run(...args);
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JsonFinding } from '../../src/cli/output/check-json.ts';
import { checked } from '../support/check.ts';
import { logfix, project } from '../support/cli.ts';

const APP = {
  'package.json': '{ "name": "app", "type": "module", "dependencies": { "express": "^5.0.0" } }',
  'tsconfig.json': '{ "compilerOptions": { "strict": true, "module": "NodeNext", "types": [] }, "include": ["src"] }',
  'src/model.ts': [
    'export interface Visit {', '  id: number;', '  /** @pii phone */', '  reach: string;', '  room: string;', '}',
    `export interface Flags { email: boolean; phone: 'on' | 'off'; password: Date; token: number }`,
    '',
  ].join('\n'),
  'src/visits.ts': [
    `import { logger } from '@logfix/logger';`,
    `import type { Flags, Visit } from './model.js';`,
    'export const serve = (v: Visit, { email, phone, password, token }: Flags): void => {',
    `  logger.info('booked', { at: v.reach, room: v.room });`,
    `  logger.info('flags', { email, phone, password, token });`,
    '};',
    '',
  ].join('\n'),
};

async function personal(types: boolean): Promise<string[]> {
  const { out } = await checked(project(APP), { paths: ['src'], format: 'json', types });
  const { findings } = JSON.parse(out) as { findings: readonly JsonFinding[] };
  return findings.filter(({ rule }) => rule === 'no-unmasked-pii').map(({ line, message }) => `${line} ${message}`);
}

describe('logfix check --types', () => {
  it('fails for what a contract in the types says is personal, and leaves what cannot be', async () => {
    const told = await personal(true);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^4 Mask v\.reach \(phone number, high\): reach is marked @pii phone/);
  });

  it('reads names alone without it', async () => {
    const told = await personal(false);
    expect(told.map((one) => one.split(' ')[0])).toEqual(['5', '5', '5', '5']);
  });

  it('agrees with mask-pii --types, which leaves nothing to report', async () => {
    const cwd = project(APP);
    expect(logfix(cwd, ['mask-pii', 'src', '--types']).code).toBe(0);
    const after = readFileSync(join(cwd, 'src/visits.ts'), 'utf8');
    expect(after).toContain(`logger.info('booked', { at: maskPhone(v.reach), room: v.room });`);
    expect(after).toContain(`logger.info('flags', { email, phone, password, token });`);
    const { out } = await checked(cwd, { paths: ['src'], format: 'json', types: true });
    expect((JSON.parse(out) as { findings: unknown[] }).findings).toEqual([]);
  });
});

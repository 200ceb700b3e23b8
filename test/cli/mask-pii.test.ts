import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commitAll, logfix, project } from '../support/cli.ts';

const PACKAGE = '{ "name": "app", "type": "module", "dependencies": { "express": "5" } }';
const SERVICE = `import { logger } from './logger.js';

export function join(user, room) {
  logger.info('joined', { room, email: user.email });
  logger.debug(user);
}
`;
const MASKED = `import { maskEmail, maskFields } from '@logfix/logger';
import { logger } from './logger.js';

export function join(user, room) {
  logger.info('joined', { room, email: maskEmail(user.email) });
  logger.debug(maskFields(user));
}
`;

describe('logfix mask-pii', () => {
  it('masks what log calls print, says how much of what, and finds nothing the second time', () => {
    const root = project({ 'package.json': PACKAGE, 'src/join.js': SERVICE });
    commitAll(root);
    const first = logfix(root, ['mask-pii', 'src']);
    expect(first.err).toBe('@logfix/logger is imported but not in package.json: npm install @logfix/logger\n');
    expect(first.out).toContain('Masked 2 expressions in 1 file');
    expect(first.out).toMatch(/masked: 1 (email|container), 1 (email|container)/);
    expect(first.code).toBe(0);
    expect(readFileSync(join(root, 'src/join.js'), 'utf8')).toBe(MASKED);
    commitAll(root);
    const second = logfix(root, ['mask-pii', 'src']);
    expect(second.out).toContain('Nothing to mask');
    expect(readFileSync(join(root, 'src/join.js'), 'utf8')).toBe(MASKED);
  });

  it('writes nothing in a dry run, and exits with 1', () => {
    const root = project({ 'package.json': PACKAGE, 'src/join.js': SERVICE });
    const { code, out } = logfix(root, ['mask-pii', '--dry-run', 'src']);
    expect(code).toBe(1);
    expect(out).toContain('+  logger.debug(maskFields(user));');
    expect(readFileSync(join(root, 'src/join.js'), 'utf8')).toBe(SERVICE);
  });

  it('tells each change with its kind as JSON', () => {
    const root = project({ 'package.json': PACKAGE, 'src/join.js': SERVICE });
    const { out } = logfix(root, ['mask-pii', '--dry-run', '--format', 'json', 'src']);
    const { changes, summary } = JSON.parse(out);
    expect(changes).toMatchObject([
      { line: 4, kind: 'email', before: 'user.email', after: 'maskEmail(user.email)', level: null },
      { line: 5, kind: 'container', before: 'user', after: 'maskFields(user)' },
    ]);
    expect(summary.masked).toEqual({ email: 1, container: 1 });
  });

  it("heeds the project's policies, names and masks", () => {
    const root = project({
      'package.json': PACKAGE,
      'logfix.config.js': `export default { pii: {
        kinds: { email: 'allow' },
        names: { rrn: ['citizenNo'] },
        maskers: { rrn: { import: './src/privacy.js', name: 'hideRrn' } },
      } };`,
      'src/a.js': `import { logger } from './logger.js';\n\nlogger.info(user.email, citizenNo);\n`,
    });
    logfix(root, ['mask-pii', 'src']);
    expect(readFileSync(join(root, 'src/a.js'), 'utf8')).toBe(
      `import { logger } from './logger.js';\nimport { hideRrn } from './privacy.js';\n\n` +
      `logger.info(user.email, hideRrn(citizenNo));\n`,
    );
  });

  it('refuses a policy for a kind that there is not', () => {
    const root = project({
      'logfix.config.js': `export default { pii: { kinds: { telephone: 'mask' } } };`,
      'src/a.js': 'x();\n',
    });
    const { code, err } = logfix(root, ['mask-pii', 'src']);
    expect(code).toBe(2);
    expect(err).toContain('pii.kinds must be');
  });

  it('explains a finding', () => {
    const root = project({ 'package.json': PACKAGE, 'src/join.js': SERVICE });
    const { out } = logfix(root, ['explain', 'src/join.js:4']);
    expect(out).toContain('user.email says email, of user');
  });
});

describe('logfix migrate-console', () => {
  it('masks what the moved calls print', () => {
    const root = project({
      'package.json': PACKAGE,
      'src/a.js': `import x from 'x';\n\nconsole.log('user', user, \`mail \${user.email}\`);\nconsole.time(email);\n`,
    });
    const { out } = logfix(root, ['migrate-console', 'src']);
    expect(out).toContain('masked: ');
    const text = readFileSync(join(root, 'src/a.js'), 'utf8');
    expect(text).toContain("('user', maskFields(user), `mail ${maskEmail(user.email)}`);");
    expect(text).toContain('console.time(email);');
  });

  it('orders and masks in one edit where the logger drops what follows the message', () => {
    const root = project({
      'package.json': PACKAGE.replace('"express": "5"', '"pino": "10"'),
      'logfix.config.js': `export default { logger: { dialect: 'pino', import: './src/logger.js' } };`,
      'src/a.js': `import x from 'x';\n\nconsole.warn('user', user.email);\n`,
    });
    logfix(root, ['migrate-console', 'src']);
    const text = readFileSync(join(root, 'src/a.js'), 'utf8');
    expect(text).toMatch(/logger\.warn\(\{ \w+: maskEmail\(user\.email\) \}, 'user'\);/);
  });
});

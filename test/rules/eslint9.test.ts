import { ESLint, type Linter } from 'eslint9';
import { describe, expect, it } from 'vitest';
import plugin from '../../rules/index.ts';

const CODE = `import { logger } from '@logfix/logger';

export function call(peer) {
  console.log('[DEBUG] candidate', peer.id);
  try {
    peer.connect();
  } catch (e) {
    logger.error('cannot connect');
  }
  logger.info(\`number \${peer.phone}\`);
}
`;

const lint = async (fix: boolean) => {
  const eslint = new ESLint({
    fix,
    cwd: '/',
    overrideConfigFile: true,
    overrideConfig: [
      plugin.configs.recommended as Linter.Config,
      { settings: { logfix: { logger: { import: '@logfix/logger' } } } },
    ],
  });
  const [result] = await eslint.lintText(CODE, { filePath: '/app/src/call.js' });
  return result!;
};

describe('the previous major release of ESLint', () => {
  it('is the previous one', () => expect(ESLint.version).toMatch(/^9\./));

  it('gets the same reports', async () => {
    const { messages } = await lint(false);
    expect(messages.map(({ ruleId, line }) => `${line} ${ruleId}`)).toEqual([
      '4 logfix/no-console',
      '8 logfix/require-error-context',
      '10 logfix/no-unmasked-pii',
    ]);
    expect(messages.every(({ suggestions = [], fix }) => fix || suggestions.length > 0)).toBe(true);
  });

  it('applies the safe fixes', async () => {
    const { output } = await lint(true);
    expect(output).toContain(`logger.debug('candidate', peer.id);`);
  });
});

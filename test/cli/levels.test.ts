import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { logfix, project } from '../support/cli.ts';

const calls = Array.from({ length: 12 }, (_, i) => `export function f${i}(x${i}) {\n  console.log('step ${i}', x${i});\n}\n`).join('');
const FILES = { 'package.json': '{ "name": "app", "type": "module" }\n', 'src/a.js': calls };
const read = (root: string, file: string): string => readFileSync(join(root, file), 'utf8');

describe('logfix levels', () => {
  it('shows levels and the five most telling calls, and how to answer', () => {
    const { code, out } = logfix(project(FILES), ['levels', 'src']);
    expect(code).toBe(1);
    expect(out).toMatch(/Levels that the console calls would get: .*(debug|info) \d+/);
    expect(out.match(/^ {2}\d\. src\/a\.js:\d+ {2}console\.log/gm)).toHaveLength(5);
    expect(out).toMatch(/logfix levels src --answers (\w+,){4}\w+/);
  });

  it.each(['debug', 'info'])('keeps what the answers say: %s', (level) => {
    const root = project(FILES);
    const { code, out } = logfix(root, ['levels', 'src', '--answers', Array(5).fill(level).join(',')]);
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`Kept defaultLevel: '${level}' in logfix\\.config\\.mjs`));
    expect(read(root, 'logfix.config.mjs')).toContain(`defaultLevel: '${level}'`);
    const json = logfix(root, ['migrate-console', 'src', '--dry-run', '--format', 'json']).out;
    const { summary } = JSON.parse(json) as { summary: { byLevel: Record<string, number> } };
    expect(summary.byLevel[level]).toBeGreaterThanOrEqual(10);
  });

  it.each([
    ["export default { keep: ['x'] }; // c\n", "export default { defaultLevel: 'info', keep: ['x'] }; // c\n"],
    ["export default {\n\tdefaultLevel: 'debug', // ours\n};\n", "export default {\n\tdefaultLevel: 'info', // ours\n};\n"],
    ["const config = {\n    strip: {},\n};\nexport default config;\n", "const config = {\n    defaultLevel: 'info',\n    strip: {},\n};\nexport default config;\n"],
    ['export default {};\n', "export default {\n  defaultLevel: 'info',\n};\n"],
  ])('edits a configuration and leaves the rest of it alone', (before, after) => {
    const root = project({ ...FILES, 'logfix.config.mjs': before });
    expect(logfix(root, ['levels', '--set', 'info'])).toMatchObject({ code: 0, err: '' });
    expect(read(root, 'logfix.config.mjs')).toBe(after);
  });

  it('refuses what is no level', () => {
    const { code, err } = logfix(project(FILES), ['levels', '--set', 'loud']);
    expect(code).toBe(2);
    expect(err).toMatch(/--set must be one of: trace, debug/);
  });
});

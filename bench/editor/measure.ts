// How long ESLint's language server takes after a key is pressed, with logfix beside no-console.
//
//   npx jiti bench/editor/measure.ts [file] [--keys 60]
//
// Each set has a server of its own; the two take turns key by key. Prints medians and the ratio.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openEditor } from '../../test/support/language-server.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { keys: { type: 'string', default: '60' } },
});
const source = positionals[0] ?? join(ROOT, 'examples/consult/frontend/src/webrtc.js');

const SETS = {
  'no-console': `export default [{ rules: { 'no-console': 'error' } }];\n`,
  recommended: `import logfix from 'logfix';\nexport default [logfix.configs.recommended];\n`,
  strict: `import logfix from 'logfix';\nexport default [logfix.configs.strict];\n`,
};

const median = (list: readonly number[]): number =>
  list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]!;

async function opened(config: string) {
  const root = mkdtempSync(join(tmpdir(), 'logfix-editor-'));
  writeFileSync(join(root, 'package.json'), '{ "type": "module", "dependencies": { "@logfix/logger": "1" } }');
  writeFileSync(join(root, 'eslint.config.js'), config);
  copyFileSync(source, join(root, 'file.js'));
  mkdirSync(join(root, 'node_modules'));
  symlinkSync(ROOT, join(root, 'node_modules/logfix'));
  symlinkSync(join(ROOT, 'node_modules/eslint'), join(root, 'node_modules/eslint'));
  const editor = await openEditor(root);
  await editor.open('file.js');
  await editor.diagnostics('file.js');
  const text = editor.textOf('file.js');
  return {
    times: [] as number[],
    /** Types one more character of a comment in the middle of the file. */
    async press(key: number): Promise<void> {
      const at = text.indexOf('\n', text.length / 2);
      await editor.type('file.js', `${text.slice(0, at)} // ${'x'.repeat(key)}${text.slice(at)}`);
      const start = performance.now();
      await editor.diagnostics('file.js');
      this.times.push(performance.now() - start);
    },
    async close(): Promise<void> {
      await editor.close();
      rmSync(root, { recursive: true });
    },
  };
}

const editors = new Map<string, Awaited<ReturnType<typeof opened>>>();
for (const [name, config] of Object.entries(SETS)) editors.set(name, await opened(config));
const warm = 10;
for (let key = 0; key < Number(values.keys) + warm; key++) {
  for (const editor of editors.values()) await editor.press(key);
}
const base = median(editors.get('no-console')!.times.slice(warm));
for (const [name, editor] of editors) {
  const own = median(editor.times.slice(warm));
  process.stdout.write(`${name.padEnd(12)} ${own.toFixed(1)} ms  ratio ${(own / base).toFixed(2)}\n`);
  await editor.close();
}

// Lets `node` import the TypeScript sources directly: `import './load-typescript.mjs'` first.
import { register } from 'node:module';

const hook = `
import { createRequire } from 'node:module';
const ts = createRequire('${new URL('.', import.meta.url)}')('typescript');
import { readFile } from 'node:fs/promises';
export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const text = await readFile(new URL(url), 'utf8');
  const compilerOptions = { target: 'es2022', module: 'esnext', verbatimModuleSyntax: true };
  const { outputText } = ts.transpileModule(text, { compilerOptions });
  return { format: 'module', source: outputText, shortCircuit: true };
}
`;

register(`data:text/javascript,${encodeURIComponent(hook)}`, import.meta.url);

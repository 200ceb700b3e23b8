import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './tools.ts';

/** Makes a project in a folder, with the real generator of its framework. */
export type Make = (tools: string, root: string) => void;

const vite = (template: string, more: readonly string[] = []): Make => (tools, root) => {
  const generator = join(tools, 'node_modules/create-vite/index.js');
  run(root, process.execPath, [generator, '.', '--template', template, '--no-interactive', '--no-immediate', '--overwrite', ...more]);
};

/** create-next-app asks the network as it starts: its template, with the manifest that it writes. */
const next = (language: 'ts' | 'js'): Make => (tools, root) => {
  const templates = join(tools, 'node_modules/create-next-app/dist/templates/app');
  cpSync(join(templates, language), root, { recursive: true });
  cpSync(join(root, 'gitignore'), join(root, '.gitignore'));
  write(root, 'package.json', json({
    name: 'fresh-next', version: '0.1.0', private: true,
    scripts: { dev: 'next dev', build: 'next build', start: 'next start', lint: 'eslint' },
    dependencies: { next: '16.4.3', react: '19.3.1', 'react-dom': '19.3.1' },
    devDependencies: {
      ...(language === 'ts' ? { '@types/node': '^20', '@types/react': '^19', '@types/react-dom': '^19', typescript: '^5' } : {}),
      eslint: '^9', 'eslint-config-next': '16.4.3',
    },
  }));
};

const express: Make = (tools, root) => {
  const generator = join(tools, 'node_modules/express-generator/bin/express-cli.js');
  run(root, process.execPath, [generator, '--no-view', '--git', '--force', '.']);
};

/** The generator has views only; an Express application that is built, as people write it. */
const typedExpress: Make = (_, root) => {
  write(root, 'package.json', json({
    name: '@fresh/api', private: true, type: 'module',
    scripts: { build: 'tsc', start: 'node dist/server.js' },
    dependencies: { express: '^5.3.0' },
    devDependencies: { '@types/express': '^5.0.6', '@types/node': '^20.19.0', typescript: '^5.9.0' },
  }));
  write(root, 'tsconfig.json', json({
    compilerOptions: { module: 'nodenext', target: 'es2023', strict: true, outDir: 'dist', rootDir: 'src', skipLibCheck: true, types: ['node'] },
    include: ['src'],
  }));
  write(root, 'src/server.ts', `import express from 'express';

const app = express();

app.get('/', (_request, response) => {
  response.json({ ok: true });
});

app.listen(3000);
`);
};

const nest: Make = (tools, root) => {
  const script = `
    const { NodeWorkflow } = require('@angular-devkit/schematics/tools');
    const { normalize } = require('@angular-devkit/core');
    const workflow = new NodeWorkflow(normalize(process.argv[1]), { resolvePaths: [process.cwd()] });
    workflow.execute({
      collection: '@nestjs/schematics', schematic: 'application',
      options: { name: 'fresh-nest', directory: '.', strict: true, packageManager: 'npm' },
    }).subscribe({ error(error) { console.error(error); process.exit(1); } });
  `;
  run(tools, process.execPath, ['-e', script, root]);
};

/** A page and a server in one repository. */
const workspace: Make = (tools, root) => {
  const web = join(root, 'apps/web');
  const api = join(root, 'apps/api');
  for (const folder of [web, api]) mkdirSync(folder, { recursive: true });
  vite('react', ['--eslint'])(tools, web);
  typedExpress(tools, api);
  write(root, 'package.json', json({ name: 'fresh-workspace', private: true, workspaces: ['apps/*'] }));
  write(root, '.gitignore', 'node_modules\ndist\n');
};

export const FRESH: Readonly<Record<string, Make>> = {
  'Vite + React': vite('react-ts'),
  'Vite + React, TypeScript, ESLint': vite('react-ts', ['--eslint']),
  'Vite + Vue': vite('vue-ts'),
  'Vite + Svelte': vite('svelte-ts'),
  Next: next('ts'),
  'Next, JavaScript': next('js'),
  Express: express,
  'Express, TypeScript': typedExpress,
  Nest: nest,
  workspace,
};

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

function write(root: string, path: string, text: string): void {
  const folder = join(root, path, '..');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(root, path), text);
}

export const manifestOf = (root: string): Record<string, Record<string, string>> =>
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, Record<string, string>>;

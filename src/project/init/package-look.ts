import { isJson, readJson, type Json } from './json.ts';
import type { Kind, PackageLook, PresentLogger } from './plan-types.ts';
import { at, type Tree } from './tree.ts';

const FULL = ['@sveltejs/kit', 'nuxt', 'astro', '@remix-run/react', '@react-router/dev', '@solidjs/start', '@tanstack/react-start', 'vike', 'gatsby'];
const SERVERS: readonly (readonly [dependency: string, kind: Kind, shown: string])[] = [
  ['@nestjs/core', 'nest', 'Nest'],
  ['express', 'express', 'Express'],
  ['fastify', 'fastify', 'Fastify'],
  ['hono', 'hono', 'Hono'],
];
const VIEWS = [
  ['react-dom', 'react', 'React'], ['react', 'react', 'React'], ['preact', 'react', 'Preact'],
  ['vue', 'vue', 'Vue'], ['svelte', 'svelte', 'Svelte'],
] as const;
const PAGES = ['react-scripts', '@vue/cli-service', '@angular/core', 'react-native', 'expo', 'webpack', 'parcel', '@rsbuild/core'];

/** What the `package.json` of a folder says about how to log there; `null` where there is none. */
export function lookAtPackage(
  tree: Tree,
  folder: string,
  logger: PresentLogger | null,
): PackageLook | null {
  const text = tree.read(at(folder, 'package.json'));
  if (text === null) return null;
  const json = readJson(text);
  const dependencies = dependenciesOf(json);
  const view = VIEWS.find(([name]) => dependencies.has(name));
  const { kind, shown } = kindOf(dependencies, view?.[2] ?? null);
  return {
    folder,
    name: typeof json.name === 'string' ? json.name : folder.split('/').at(-1)!,
    kind,
    shown,
    view: view?.[1] ?? null,
    esm: isEsm(tree, folder, json, kind),
    plainEsm: json.type === 'module',
    strictPaths: json.type === 'module' && !resolvesLikeBundler(tree, folder),
    typescript: isTyped(tree, folder, dependencies),
    dependencies,
    logger,
  };
}

export function dependenciesOf(json: Json): Set<string> {
  const keys = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];
  return new Set(keys.flatMap((key) => {
    const value = json[key];
    return isJson(value) ? Object.keys(value) : [];
  }));
}

function kindOf(has: ReadonlySet<string>, view: string | null): { kind: Kind; shown: string } {
  if (has.has('next')) return { kind: 'next', shown: 'Next' };
  const full = FULL.find((name) => has.has(name));
  if (full !== undefined) return { kind: 'both', shown: full };
  const server = SERVERS.find(([name]) => has.has(name));
  const vite = has.has('vite') && (view !== null || server === undefined);
  if (server && (vite || has.has('react-scripts'))) {
    return { kind: 'both', shown: `${server[2]} and ${view ?? 'Vite'}` };
  }
  if (server) return { kind: server[1], shown: server[2] };
  if (vite && isPage(has, view)) return { kind: 'vite', shown: view ? `Vite + ${view}` : 'Vite' };
  const page = PAGES.find((name) => has.has(name));
  if (page !== undefined || view !== null) return { kind: 'page', shown: view ?? page! };
  return { kind: 'node', shown: 'Node' };
}

/** Vite alone may only run the tests of something else: vitest brings it along. */
const isPage = (has: ReadonlySet<string>, view: string | null): boolean =>
  view !== null || !has.has('vitest');

function isEsm(tree: Tree, folder: string, json: Json, kind: Kind): boolean {
  if (kind === 'next' || kind === 'vite' || kind === 'page' || kind === 'both') return true;
  return json.type === 'module' || (json.type === undefined && isTyped(tree, folder, dependenciesOf(json)));
}

const isTyped = (tree: Tree, folder: string, dependencies: ReadonlySet<string>): boolean =>
  tree.read(at(folder, 'tsconfig.json')) !== null ||
  (dependencies.has('typescript') && tree.read(at(folder, 'tsconfig.base.json')) !== null);

const resolvesLikeBundler = (tree: Tree, folder: string): boolean =>
  /"moduleResolution"\s*:\s*"(bundler|node|node10)"/i.test(tree.read(at(folder, 'tsconfig.json')) ?? '');

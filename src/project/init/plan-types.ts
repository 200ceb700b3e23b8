import type { Tree } from './tree.ts';

/** What a package is built on, as far as its logging cares. */
export type Kind =
  | 'next' | 'nest' | 'express' | 'fastify' | 'hono' | 'node'
  /** A page that Vite builds, or another bundler. */
  | 'vite' | 'page'
  /** Server and page in one package. */
  | 'both';

export type Manager = 'npm' | 'pnpm' | 'yarn' | 'bun';

/** A logger that is there already. */
export interface PresentLogger {
  /** File or library, as people know it. */
  readonly shown: string;
  /** What `logfix.config` has to say, so that it goes on being used. */
  readonly setting: Readonly<Record<string, string>> | null;
}

export interface PackageLook {
  /** Its folder, from the top of the repository; empty at the top. */
  readonly folder: string;
  readonly name: string;
  readonly kind: Kind;
  /** What it is called for people: `Vite + React`. */
  readonly shown: string;
  readonly view: 'react' | 'vue' | 'svelte' | null;
  readonly esm: boolean;
  /** Node reads its plain `.js` files as ES modules. */
  readonly plainEsm: boolean;
  /** TypeScript or Node want file endings in its relative imports. */
  readonly strictPaths: boolean;
  readonly typescript: boolean;
  readonly dependencies: ReadonlySet<string>;
  readonly logger: PresentLogger | null;
}

export interface GitLook {
  readonly there: boolean;
  /** Address of `origin`. */
  readonly remote: string | null;
  /** The branch that changes go to. */
  readonly branch: string;
  /** `core.hooksPath` of this clone. */
  readonly hooksPath: string | null;
  /** A hook of this clone's own, which no commit carries. */
  readonly ownHook: boolean;
}

export interface EslintLook {
  /** Major and minor of what is installed or asked for; `null` where there is none. */
  readonly version: readonly [major: number, minor: number] | null;
  /** Path of the flat configuration. */
  readonly flat: string | null;
  /** Path of a configuration that ESLint 9 no longer reads. */
  readonly legacy: string | null;
}

/** Everything that a plan is made of. */
export interface ProjectFacts {
  readonly tree: Tree;
  readonly root: PackageLook;
  /** Packages of the workspace; none where it is no workspace. */
  readonly members: readonly PackageLook[];
  readonly manager: Manager;
  /** Lock file that is in the project's folder, or will be; `null` where it keeps none. */
  readonly lock: string | null;
  readonly git: GitLook;
  readonly eslint: EslintLook;
  readonly hook: Hook;
  readonly ci: Ci;
  readonly versions: { readonly logfix: string; readonly logger: string; readonly eslint: string };
}

export const HOOKS = [
  'husky', 'lefthook', 'simple-git-hooks', 'pre-commit', 'lint-staged', 'git', 'none',
] as const;
export type Hook = (typeof HOOKS)[number];

export const CIS = ['github', 'gitlab', 'none'] as const;
export type Ci = (typeof CIS)[number];

/** What a person decides. */
export interface Choices {
  readonly hook: Hook;
  readonly ci: Ci;
  /** Folders of the packages that get a logger. */
  readonly loggersFor: readonly string[];
  readonly eslint: boolean;
}

/** One file that changes. */
export interface FileEdit {
  readonly path: string;
  /** `null`: a new file. */
  readonly before: string | null;
  readonly after: string;
  readonly executable: boolean;
  /** What for, one reason a step. */
  readonly why: readonly string[];
}

export interface Plan {
  readonly edits: readonly FileEdit[];
  /** What was left alone or is to be known. */
  readonly notes: readonly string[];
  /** What only a person can do, with the lines to add. */
  readonly byHand: readonly ByHand[];
  readonly install: string;
}

export interface ByHand {
  readonly file: string;
  readonly why: string;
  readonly lines: readonly string[];
}

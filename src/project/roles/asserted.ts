import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileKeep } from '../../analysis/settings.ts';
import { entriesOf } from '../folders.ts';
import type { PackageFacts } from '../package-facts.ts';

/** What one test file expects of the console. */
export interface Assertion {
  /** Methods of the console: `log`, `error`. */
  readonly methods: ReadonlySet<string>;
  /** Modules that the test imports from the project: absolute paths without extension. */
  readonly modules: readonly string[];
}

/** `vi.spyOn(console, 'log')`, `t.mock.method(console, 'error')` */
const SPY =
  /\b(?:spyOn|stub|spy|method)\(\s{0,20}(?:global\.|globalThis\.|window\.)?console\s{0,20},\s{0,20}['"`](\w{1,20})/g;
const DIRECT =
  /\bexpect\(\s{0,20}console\.(\w{1,20})\s{0,20}\)\s{0,20}\.(?!not\b)|\bconsole\.(\w{1,20})\.(?:called|calls|mock\.calls|args|getCall|firstCall|should)/g;
const CAPTURED =
  /\bconsole\.(\w{1,20})\s{0,20}=\s{0,20}(?:function\b|\(|\w{1,40}\s{0,20}=>)[^;]{0,200}?\.push\(/g;
const IMPORTED =
  /\b(?:from|import|require)\s{0,20}\(?\s{0,20}['"`]((?:\.{1,2}\/|[@~]\/)[^'"`\n]*|\.{1,2})['"`]/g;

/**
 * What a test expects of the console; `null` when it expects nothing of it.
 * Spies that only silence, and expectations that nothing was printed, ask for nothing.
 */
export function assertionOf(test: string, text: string, root: string | null): Assertion | null {
  const methods = new Set<string>();
  for (const [, first, second] of text.matchAll(DIRECT)) methods.add((first ?? second)!);
  for (const [, method] of text.matchAll(CAPTURED)) methods.add(method!);
  for (const spy of text.matchAll(SPY)) {
    const name = nameBefore(text, spy.index);
    if (name !== null && isExpected(name, text)) methods.add(spy[1]!);
  }
  if (methods.size === 0) return null;
  const modules = [...text.matchAll(IMPORTED)].map(([, specifier]) =>
    /^[@~]\//.test(specifier!)
      ? join(root ?? dirname(test), 'src', specifier!.slice(2))
      : join(dirname(test), specifier!),
  );
  return { methods, modules: modules.map(withoutEnding) };
}

const ASSIGNED = /(?:^|[^\w$.])(?:this\.)?([\w$]{1,60})\s*(?::[^=\n]*)?=\s*[\w.]*$/;

/** The name that the result of a call is given: `spy` of `const spy = vi.spyOn(…)`. */
const nameBefore = (text: string, at: number): string | null =>
  ASSIGNED.exec(text.slice(Math.max(0, at - 120), at))?.[1] ?? null;

/** Is something expected of the spy, other than that it was not called? */
function isExpected(spy: string, text: string): boolean {
  const name = spy.replaceAll('$', '\\$');
  const uses = [
    `\\bexpect\\(\\s{0,20}(?:this\\.)?${name}\\b[^)]{0,40}\\)\\s{0,20}\\.(?!not\\b)`,
    `\\b${name}\\.(?:called|calls|args|getCall|firstCall|mock\\.calls|should)\\b`,
    `\\bassert[\\w.]{0,30}\\(\\s{0,20}${name}\\b`,
  ];
  return new RegExp(uses.join('|')).test(text);
}

const withoutEnding = (path: string): string =>
  path.replaceAll('\\', '/').replace(/\.([cm]?[jt]sx?|vue|svelte)$/, '').replace(/\/index$/, '');

/**
 * Why a file stays whose console output a test expects. Looked for where tests of a file lie
 * by custom: beside it, in `__tests__` beside it, and in the test folders of its package.
 * @param file Absolute, with `/`.
 */
export function assertedRole(
  file: string,
  text: string,
  pkg: PackageFacts | null,
): FileKeep | null {
  const module = withoutEnding(file);
  for (const test of testsOf(module, pkg)) {
    const assertion = readAssertion(test, pkg);
    if (!assertion?.modules.includes(module)) continue;
    const method = [...assertion.methods].find((name) => uses(text, name));
    if (method === undefined) continue;
    const name = test.slice(test.lastIndexOf('/') + 1);
    const reason = `a test asserts on it (${name} expects console.${method})`;
    return { role: 'test', reason, program: 'asserted' };
  }
  return null;
}

const uses = (text: string, method: string): boolean =>
  new RegExp(`\\bconsole\\s*\\??\\.\\s*${method}\\b`).test(text);

/** Tests that are named after a module. */
function testsOf(module: string, pkg: PackageFacts | null): readonly string[] {
  const slash = module.lastIndexOf('/');
  const name = module.slice(slash + 1);
  const beside = testsIn(module.slice(0, slash)).get(name) ?? [];
  const inFolders = pkg ? testIndex(pkg).get(name) : undefined;
  return inFolders ? [...beside, ...inFolders] : beside;
}

/** `room` of `room.test.ts`, `room-spec.js`, `test-room.mjs`, `room.ts` in a test folder. */
const testedName = (file: string): string | null =>
  /^(?:test[-_])?(.+?)(?:[._-](?:test|spec|unit|e2e))*\.(?:[cm]?[jt]sx?)$/.exec(file)?.[1] ?? null;

type TestsByName = ReadonlyMap<string, readonly string[]>;

const NONE: TestsByName = new Map();
const TEST_FOLDER = /^(__tests?__|tests?)$/;
const folders = new Map<string, TestsByName>();

/** Tests in a folder and in the test folders in it, by the name that they test. */
function testsIn(folder: string): TestsByName {
  const known = folders.get(folder);
  if (known) return known;
  const found = new Map<string, string[]>();
  for (const entry of entriesOf(folder)) {
    const { name } = entry;
    if (entry.isFile() && /[._-](test|spec)\./.test(name)) add(found, name, folder);
    if (!entry.isDirectory() || !TEST_FOLDER.test(name)) continue;
    for (const test of entriesOf(`${folder}/${name}`)) {
      if (test.isFile()) add(found, test.name, `${folder}/${name}`);
    }
  }
  const tests = found.size > 0 ? found : NONE;
  folders.set(folder, tests);
  return tests;
}

function add(found: Map<string, string[]>, file: string, folder: string): void {
  const name = testedName(file);
  const path = `${folder}/${file}`;
  if (name !== null) found.set(name, [...(found.get(name) ?? []), path]);
}

const MOST_FOLDERS = 400;
const indexes = new WeakMap<PackageFacts, TestsByName>();

/** Everything in the test folders at the root of a package, by the name that it tests. */
function testIndex(pkg: PackageFacts): TestsByName {
  const known = indexes.get(pkg);
  if (known) return known;
  const found = new Map<string, string[]>();
  const queue = entriesOf(pkg.root)
    .filter(({ name }) => TEST_FOLDER.test(name) || name === 'spec')
    .map(({ name }) => `${pkg.root.replaceAll('\\', '/')}/${name}`);
  for (let i = 0; i < queue.length && i < MOST_FOLDERS; i++) {
    for (const entry of entriesOf(queue[i]!)) {
      if (entry.isFile()) add(found, entry.name, queue[i]!);
      else if (entry.isDirectory() && entry.name !== 'node_modules') {
        queue.push(`${queue[i]!}/${entry.name}`);
      }
    }
  }
  indexes.set(pkg, found);
  return found;
}

const assertions = new Map<string, Assertion | null>();

function readAssertion(test: string, pkg: PackageFacts | null): Assertion | null {
  const known = assertions.get(test);
  if (known !== undefined) return known;
  let assertion: Assertion | null = null;
  try {
    const text = readFileSync(test, 'utf8');
    if (text.includes('console')) assertion = assertionOf(test, text, pkg?.root ?? null);
  } catch {
    // A test that cannot be read expects nothing.
  }
  assertions.set(test, assertion);
  return assertion;
}

/** Forgets what was read: for long-running hosts and tests. */
export function forgetAssertions(): void {
  folders.clear();
  assertions.clear();
}

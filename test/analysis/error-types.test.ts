import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import plugin from '../../rules/index.ts';
import { CODEMODS } from '../../src/project/transform.ts';
import { settingsFor } from '../../src/project/settings.ts';
import { projectTypes } from '../../src/project/types/index.ts';
import { processFile } from '../../src/source/file.ts';
import { makeProject, type Project } from '../support/project.ts';

/** What is called an error and is none, and what is one under another name. */
const FILE = `
interface Store<T> { subscribe(run: (value: T) => void): () => void; set(value: T): void }
interface Answer { status: number; body: string }
declare function save(done: (err: string | null, id?: number) => void): void;
class Refusal extends Error { code = 1; }
export function show(error: Store<string>, err: string, exception: boolean, oops: Refusal, what: Answer, e: unknown) {
  console.log(error);
  console.log(err);
  console.log(exception);
  console.log(oops);
  console.log(what);
  console.log(e);
  save((err, id) => {
    if (err) console.error('cannot save', id);
  });
}
`;

let project: Project;
let path: string;
beforeAll(() => {
  project = makeProject({
    'package.json': { name: 'app', type: 'module', dependencies: { '@logfix/logger': '1' } },
    'tsconfig.json': { compilerOptions: { strict: true, target: 'ES2022', module: 'NodeNext', types: [] }, include: ['src'] },
    'src/show.ts': FILE,
  });
  path = project.path('src/show.ts');
});
afterAll(() => project.remove());

const findings = (codemod: string, typed: boolean) => {
  const settings = settingsFor(path, FILE, { config: {}, root: project.root, file: null });
  const types = typed ? projectTypes()(path, FILE) : null;
  return processFile(path, FILE, { ...settings, types }, CODEMODS[codemod]!).located
    .map(({ finding }) => ({ ...finding, line: FILE.slice(0, finding.range[0]).split('\n').length }));
};

describe('with the types of the project', () => {
  it('takes an Error for one under any name, and nothing else for its name', () => {
    const named = (typed: boolean) => findings('migrate-console', typed)
      .filter(({ level }) => level?.reasons.some(({ code }) => /:error$/.test(code) && !/^function|^method/.test(code)))
      .map(({ line }) => FILE.split('\n')[line - 1]!.trim());
    const own = 'console.log(oops);';
    expect(named(true)).toContain(own);
    expect(named(false)).not.toContain(own);
    const others = ['console.log(error);', 'console.log(err);', 'console.log(exception);'];
    expect(named(false)).toEqual(expect.arrayContaining(others));
    for (const other of others) expect(named(true)).not.toContain(other);
  });

  it('asks for no exception where a text or a state is called an error', () => {
    const lost = (typed: boolean) => findings('enrich-errors', typed)
      .filter(({ messageId }) => messageId === 'missingException').map(({ line }) => line);
    expect(lost(false)).toHaveLength(1);
    expect(lost(true)).toEqual([]);
  });

  it('says the same in typed linting', () => {
    const messages = new Linter({ cwd: project.root }).verify(FILE, [{
      files: ['**/*.ts'],
      plugins: { logfix: plugin as never },
      languageOptions: {
        parser: typescriptParser,
        parserOptions: { project: './tsconfig.json', tsconfigRootDir: project.root },
      },
      rules: { 'logfix/no-console': 'error' },
    }], path);
    const levels = messages
      .flatMap(({ message }) => /logger\.(\w+) instead/.exec(message)?.[1] ?? []).slice(0, 6);
    expect(levels).toEqual(findings('migrate-console', true).slice(0, 6).map((f) => f.level?.level));
  });
});

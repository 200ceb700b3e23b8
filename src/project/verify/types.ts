import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Diagnostic, Project as MorphProject } from 'ts-morph';

/** A file as it would be written. */
export interface Proposal {
  /** Absolute path. */
  readonly file: string;
  readonly after: string;
}

/** A file that gained a type error, with the first of them. */
export interface TypeRegression {
  readonly file: string;
  readonly message: string;
}

export interface TypeVerdict {
  readonly regressions: readonly TypeRegression[];
  /** Proposals that no tsconfig.json covers: nothing was checked for them. */
  readonly unchecked: readonly string[];
}

/**
 * Type-checks the proposed files before and after, in memory, each under the tsconfig.json that
 * covers it. Nothing is written. A file whose change breaks another file answers for it.
 */
export async function verifyTypes(proposals: readonly Proposal[]): Promise<TypeVerdict> {
  const regressions: TypeRegression[] = [];
  const unchecked: string[] = [];
  const byConfig = new Map<string, Proposal[]>();
  for (const proposal of proposals) {
    const config = configFor(dirname(proposal.file));
    if (config === null) unchecked.push(proposal.file);
    else byConfig.set(config, [...(byConfig.get(config) ?? []), proposal]);
  }
  for (const [config, group] of byConfig) {
    const verdict = await verifyUnder(config, group);
    regressions.push(...verdict.regressions);
    unchecked.push(...verdict.unchecked);
  }
  return { regressions, unchecked };
}

/** The nearest `tsconfig.json` (or `jsconfig.json`) from a folder upwards. */
function configFor(folder: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    for (const name of ['tsconfig.json', 'jsconfig.json']) {
      if (existsSync(join(at, name))) return join(at, name);
    }
    if (dirname(at) === at) return null;
  }
}

async function verifyUnder(config: string, group: readonly Proposal[]): Promise<TypeVerdict> {
  const { Project } = await import('ts-morph');
  const project = new Project({ tsConfigFilePath: config, compilerOptions: { noEmit: true } });
  followReferences(project, config);
  const known = group.filter(({ file }) => project.getSourceFile(file) !== undefined);
  const unchecked = group.filter((p) => !known.includes(p)).map(({ file }) => file);
  if (known.length === 0) return { regressions: [], unchecked };
  const before = countErrors(project);
  const originals = new Map(known.map(({ file }) => [file, project.getSourceFileOrThrow(file).getFullText()]));
  for (const { file, after } of known) project.getSourceFileOrThrow(file).replaceWithText(after);
  const found = newErrors(project, before);
  const regressions: TypeRegression[] = [];
  for (const { file } of known) {
    const error = found.get(file);
    if (error !== undefined) regressions.push({ file, message: error });
  }
  const elsewhere = [...found.keys()].filter((file) => !originals.has(file));
  if (elsewhere.length > 0 && regressions.length === 0) {
    regressions.push(...blame(project, originals, before, found));
  }
  return { regressions, unchecked };
}

/** A solution file names only other projects: their files are what is checked. */
function followReferences(project: MorphProject, config: string): void {
  if (project.getSourceFiles().length > 0) return;
  const references = project.getCompilerOptions().configFilePath === undefined ? [] : readReferences(project, config);
  for (const path of references) {
    if (existsSync(path)) project.addSourceFilesFromTsConfig(path);
  }
}

function readReferences(project: MorphProject, config: string): string[] {
  const text = project.getFileSystem().readFileSync(config);
  const paths = [...text.matchAll(/"path"\s*:\s*"([^"]+)"/g)].map((m) => join(dirname(config), m[1]!));
  return paths.map((path) => (path.endsWith('.json') ? path : join(path, 'tsconfig.json')));
}

type Errors = Map<string, Map<string, number>>;

const errorsOf = (project: MorphProject): Diagnostic[] =>
  project.getPreEmitDiagnostics().filter((d) => (d.getCategory() as number) === ERROR);

/** `ts.DiagnosticCategory.Error` */
const ERROR = 1;

const keyOf = (diagnostic: Diagnostic): string => `${diagnostic.getCode()} ${textOf(diagnostic)}`;

function textOf(diagnostic: Diagnostic): string {
  const message = diagnostic.getMessageText();
  return typeof message === 'string' ? message : (message as { getMessageText(): string }).getMessageText();
}

/** How often each error stands in each file: lines move, messages don't. */
function countErrors(project: MorphProject): Errors {
  const errors: Errors = new Map();
  for (const diagnostic of errorsOf(project)) {
    const file = diagnostic.getSourceFile()?.getFilePath() ?? '';
    const own = errors.get(file) ?? new Map<string, number>();
    errors.set(file, own);
    own.set(keyOf(diagnostic), (own.get(keyOf(diagnostic)) ?? 0) + 1);
  }
  return errors;
}

/** The first error of each file that was not there before. */
function newErrors(project: MorphProject, before: Errors): Map<string, string> {
  const left = new Map([...before].map(([file, own]) => [file, new Map(own)]));
  const found = new Map<string, string>();
  for (const diagnostic of errorsOf(project)) {
    const file = diagnostic.getSourceFile()?.getFilePath() ?? '';
    const own = left.get(file);
    const count = own?.get(keyOf(diagnostic)) ?? 0;
    if (count > 0) own!.set(keyOf(diagnostic), count - 1);
    else if (!found.has(file)) {
      const line = diagnostic.getLineNumber();
      found.set(file, `${line === undefined ? '' : `line ${line}: `}${textOf(diagnostic)} (TS${diagnostic.getCode()})`);
    }
  }
  return found;
}

/** Which change broke a file that did not change: each is taken back by itself and tried. */
function blame(
  project: MorphProject,
  originals: ReadonlyMap<string, string>,
  before: Errors,
  found: ReadonlyMap<string, string>,
): TypeRegression[] {
  const [broken, message] = [...found][0]!;
  const guilty: TypeRegression[] = [];
  for (const [file, original] of originals) {
    const source = project.getSourceFileOrThrow(file);
    const after = source.getFullText();
    source.replaceWithText(original);
    if (!newErrors(project, before).has(broken)) {
      guilty.push({ file, message: `breaks ${broken}: ${message}` });
    }
    project.getSourceFileOrThrow(file).replaceWithText(after);
  }
  if (guilty.length > 0) return guilty;
  return [...originals.keys()].map((file) => ({ file, message: `breaks ${broken}: ${message}` }));
}


import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { NoProject, readProject, type Project } from '../../project/init/read-project.ts';
import { plan, usualChoices } from '../../project/init/plan.ts';
import type { Choices, Ci, Hook, Plan, ProjectFacts } from '../../project/init/plan-types.ts';
import { createFile, replaceFile, versionOf } from '../../project/write.ts';
import { EXIT, UsageError, type Io } from '../io.ts';
import { initText } from '../output/init-text.ts';
import { refuseDirty } from './codemod.ts';

export interface InitOptions {
  readonly cwd: string;
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly force: boolean;
  /** Run the package manager's install at the end. */
  readonly install: boolean;
  readonly hook?: Hook;
  readonly ci?: Ci;
  readonly eslint: boolean;
  /** Folders or names of packages that get a logger; absent where nothing is said. */
  readonly workspaces?: readonly string[];
  /** Asks a person; absent where nobody sits at a terminal. */
  readonly ask?: Asker;
}

export interface Asker {
  /** `null`: the person quits. */
  choices(facts: ProjectFacts, said: Choices, open: Open): Promise<Choices | null>;
  confirm(files: number): Promise<boolean>;
}

/** What no flag settles. */
export interface Open {
  readonly hook: boolean;
  readonly ci: boolean;
  readonly workspaces: boolean;
}

/**
 * `logfix init`: looks at the project, shows what it would write so that its logs are guarded,
 * and writes it when a person says so, or with `--yes`.
 */
export async function init(options: InitOptions, io: Io): Promise<number> {
  const { cwd, ask } = options;
  const project = projectIn(cwd);
  const { facts, top } = project;
  const printer = initText(io);
  printer.facts(facts);
  const choices = await choose(facts, options);
  if (choices === null) return EXIT.interrupted;
  const made = plan(facts, choices);
  printer.plan(made);
  if (made.edits.length === 0) {
    printer.nothing(made);
    return made.byHand.length > 0 ? EXIT.findings : EXIT.clean;
  }
  if (options.dryRun) return EXIT.findings;
  if (!options.force) refuseDirty(made.edits.map(({ path }) => path), project.top, 'what init writes');
  if (!options.yes && ask === undefined) {
    printer.unwritten();
    return EXIT.findings;
  }
  if (!options.yes && !(await ask!.confirm(made.edits.length))) return EXIT.interrupted;
  write(top, made);
  printer.written(made, facts);
  if (options.install) install(made.install, cwd);
  printer.next(made, options.install);
  return made.byHand.length > 0 ? EXIT.findings : EXIT.clean;
}

function projectIn(cwd: string): Project {
  try {
    return readProject(cwd);
  } catch (error) {
    throw error instanceof NoProject ? new UsageError(error.message) : error;
  }
}

async function choose(facts: ProjectFacts, options: InitOptions): Promise<Choices | null> {
  const usual = usualChoices(facts);
  const { hook = usual.hook, ci = usual.ci, eslint, workspaces, ask, yes } = options;
  const loggersFor = workspaces === undefined ? usual.loggersFor : foldersOf(workspaces, facts);
  const said: Choices = { hook, ci, eslint, loggersFor };
  if (ask === undefined || yes || options.dryRun) return said;
  return ask.choices(facts, said, {
    hook: options.hook === undefined && facts.hook === 'none' && facts.git.there,
    ci: options.ci === undefined && facts.ci === 'none',
    workspaces: workspaces === undefined && facts.members.length > 0,
  });
}

function foldersOf(wanted: readonly string[], { root, members }: ProjectFacts): string[] {
  return wanted.map((word) => {
    const folder = word.replace(/^\.\//, '').replace(/\/$/, '');
    const found = [root, ...members].find((pkg) => pkg.name === word || pkg.folder === folder ||
      (folder === '.' && pkg === root) || pkg.folder === `${root.folder}/${folder}`);
    if (found) return found.folder;
    const known = members.map((pkg) => pkg.folder).slice(0, 12).join(', ');
    throw new UsageError(`--workspace ${word}: there is no such package${known ? `; there are ${known}` : ''}`);
  });
}

function write(top: string, { edits }: Plan): void {
  const versions = edits.map(({ path, before }) => before === null ? null : versionOf(resolve(top, path)));
  edits.forEach(({ path, after, executable }, i) => {
    const file = resolve(top, path);
    const version = versions[i];
    if (version) replaceFile(file, after, version);
    else createFile(file, after, executable);
  });
}

function install(command: string, cwd: string): void {
  const [program, ...args] = command.split(' ');
  try {
    execFileSync(program!, args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' });
  } catch {
    throw new UsageError(`\`${command}\` failed: what init wrote stays; mend it and run \`${command}\` again`);
  }
}

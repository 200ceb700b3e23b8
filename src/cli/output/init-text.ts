import type { Plan, ProjectFacts } from '../../project/init/plan-types.ts';
import type { Io } from '../io.ts';
import { colorsOf, diffOf, plural } from './text.ts';

/** Tells a person what was seen, what would change, and what comes next. */
export function initText(io: Io) {
  const c = colorsOf(io);
  const line = (text = ''): void => io.out(`${text}\n`);
  return {
    facts(facts: ProjectFacts): void {
      line(`${c.bold(facts.root.name || 'This project')}: ${seen(facts).join(', ')}`);
    },
    plan({ edits, notes, byHand }: Plan): void {
      for (const { path, before, after, executable, why } of edits) {
        const kind = before === null ? `new file${executable ? ', executable' : ''}: ` : '';
        line(`\n${c.dim(`# ${kind}${[...new Set(why)].join(', ')}`)}`);
        io.out(diffOf({ before: before ?? '', after }, path, c));
      }
      if (notes.length > 0) line();
      for (const note of notes) line(c.dim(note));
      for (const { file, why, lines } of byHand) {
        line(`\n${c.yellow('By hand')} ${c.bold(file)}: ${why}`);
        for (const one of lines) line(`  ${one}`);
      }
    },
    nothing({ byHand }: Plan): void {
      const rest = byHand.length > 0 ? 'the rest is to be done by hand' : 'everything is there';
      line(`\n${c.bold(c.green('Nothing to set up'))}: ${rest}`);
    },
    unwritten: (): void => line('\nNothing was written: run it in a terminal, or add --yes'),
    written({ edits }: Plan, { git }: ProjectFacts): void {
      line(`\n${c.bold(`Wrote ${plural(edits.length, 'file')}`)}`);
      if (!git.there) return;
      const fresh = edits.filter(({ before }) => before === null).map(({ path }) => path);
      const old = edits.filter(({ before }) => before !== null).map(({ path }) => path);
      const undo = [
        ...(old.length > 0 ? [`git restore ${old.join(' ')}`] : []),
        ...(fresh.length > 0 ? [`git clean -fx ${fresh.join(' ')}`] : []),
      ];
      line(c.dim(`Undo: ${undo.join(' && ')}`));
    },
    next({ install }: Plan, installed: boolean): void {
      const steps = [
        ...(installed ? [] : [[install, 'the packages, and the hook']]),
        ['npx logfix check .', 'what is wrong today'],
        ['npx logfix fix .', 'mends what can be mended: levels, masks, exceptions'],
        ['npx logfix check . --update-baseline', 'lets the rest pass, and nothing new'],
      ] as const;
      line('\nNext:');
      for (const [command, what] of steps) line(`  ${command!.padEnd(38)}${c.dim(what!)}`);
    },
  };
}

function seen({ root, members, manager, eslint, hook, ci }: ProjectFacts): string[] {
  const { flat, legacy, version } = eslint;
  const workspace = members.length > 0;
  return [
    root.shown,
    root.typescript ? 'TypeScript' : root.esm ? 'ES modules' : 'CommonJS',
    ...(workspace ? [`workspace of ${plural(members.length, 'package')}`] : []),
    manager,
    (version === null ? `no ESLint${workspace ? ' at the root' : ''}` : `ESLint ${version[0]}`) +
      (flat !== null ? ' with a flat configuration' : legacy !== null ? ` with ${legacy}` : ''),
    ...(root.logger !== null ? [`logs with ${root.logger.shown}`] : workspace ? [] : ['no logger yet']),
    hook === 'none' ? 'no hook' : `hooks by ${hook}`,
    ci === 'none' ? 'no CI known' : `CI of ${ci === 'github' ? 'GitHub' : 'GitLab'}`,
  ];
}

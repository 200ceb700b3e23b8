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
    nothing: (): void => line(`\n${c.bold(c.green('Nothing to set up'))}: everything is there`),
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
      line('\nNext:');
      if (!installed) line(`  ${install}`);
      line('  npx logfix check .               what is wrong today');
      line('  npx logfix migrate-console .     console calls become calls of the logger');
      line('  npx logfix mask-pii .            personal data is masked where it is logged');
    },
  };
}

function seen({ root, members, manager, eslint, hook, ci }: ProjectFacts): string[] {
  const version = eslint.version === null ? 'no ESLint' : `ESLint ${eslint.version[0]}`;
  const config = eslint.flat !== null ? ' with a flat configuration' : eslint.legacy !== null ? ` with ${eslint.legacy}` : '';
  return [
    root.shown,
    root.typescript ? 'TypeScript' : root.esm ? 'ES modules' : 'CommonJS',
    ...(members.length > 0 ? [`workspace of ${plural(members.length, 'package')}`] : []),
    manager,
    version + config,
    root.logger === null ? 'no logger yet' : `logs with ${root.logger.shown}`,
    hook === 'none' ? 'no hook' : `hooks by ${hook}`,
    ci === 'none' ? 'no CI known' : `CI of ${ci === 'github' ? 'GitHub' : 'GitLab'}`,
  ];
}

import { createRequire } from 'node:module';
import type { Linter, Rule } from 'eslint';
import type { Finding } from '../analysis/types.ts';
import { standIn } from '../project/eslint-parser.ts';
import { withoutMark, type Located, type Part } from '../source/file.ts';

const NONE: ReadonlySet<Finding> = new Set();

/** The findings that comments of the file silence. Only where there are some is ESLint asked. */
export function silencedIn(
  text: string,
  parts: readonly Part[],
  located: readonly Located[],
): ReadonlySet<Finding> {
  if (located.length === 0 || !text.includes('eslint-disable')) return NONE;
  const { Linter: Lint } = createRequire(import.meta.url)('eslint') as { Linter: typeof Linter };
  const bare = withoutMark(text);
  const at = ({ finding, offset }: Located): number =>
    offset + finding.range[0] - (text.length - bare.length);
  const spoken = new Lint().verify(bare, configFor(parts, located, at), { filename: 'file.js' });
  const heard = new Set(spoken.map(({ message }) => Number(message)));
  return new Set(located.filter((_, i) => !heard.has(i)).map(({ finding }) => finding));
}

/** Rules that say what was found before, each finding by its number. */
function configFor(
  parts: readonly Part[],
  located: readonly Located[],
  at: (one: Located) => number,
): Linter.Config {
  const names = [...new Set(located.map(({ finding }) => finding.check))];
  const ruleFor = (name: string): Rule.RuleModule => ({
    create: (context) => ({
      Program(): void {
        located.forEach((one, i) => {
          const loc = context.sourceCode.getLocFromIndex(at(one));
          if (one.finding.check === name) context.report({ loc, message: String(i) });
        });
      },
    }),
  });
  const parser = {
    parseForESLint: (text: string) =>
      ({ ast: standIn(text, parts), visitorKeys: { Program: [] } }),
  } satisfies Linter.Parser;
  return {
    plugins: { logfix: { rules: Object.fromEntries(names.map((name) => [name, ruleFor(name)])) } },
    languageOptions: { parser },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    rules: Object.fromEntries(names.map((name) => [`logfix/${name}`, 'error' as const])),
  };
}

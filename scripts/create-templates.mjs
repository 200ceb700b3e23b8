// What the files of a new rule or codemod begin as. Every TODO fails a test.

/** Files of a rule, by path. */
export const ruleFiles = (name, description, names) => ({
  [`src/analysis/checks/${name}.ts`]: check(name, description, names),
  [`rules/${name}.ts`]: rule(name, description, names),
  [`docs/rules/${name}.md`]: rulePage(name, description),
  [`test/rules/${name}/forms.ts`]: forms(),
  [`test/rules/${name}/rule-tester.test.ts`]: ruleTester(name),
  [`test/rules/${name}/parity.test.ts`]: parity(name),
});

const check = (name, description, { pascal, upper }) => `import { fillMessage } from '../messages.ts';
import type { Settings } from '../settings.ts';
import type { Finding, Unit } from '../types.ts';

const CHECK = '${name}';

/** What the check says, by message id. */
export const ${upper}_MESSAGES = {
  found: 'TODO: one short sentence that says what to do about {{expression}}.',
} as const;

/** ${description}. */
export function check${pascal}(unit: Unit, settings: Settings): Finding[] {
  void settings;
  throw new Error(\`TODO: \${CHECK} decides nothing yet about \${unit.filename}: \${fillMessage(${upper}_MESSAGES.found, {})}\`);
}
`;

const rule = (name, description, { pascal, upper }) => `import { ${upper}_MESSAGES, check${pascal} } from '../src/analysis/checks/${name}.ts';
import { mayLog } from '../src/analysis/logger-calls.ts';
import { defineRule } from './adapter.ts';

export default defineRule({
  name: '${name}',
  description: '${description}',
  type: 'suggestion',
  config: 'strict',
  messages: ${upper}_MESSAGES,
  check: check${pascal},
  concerns: (text) => mayLog(text),
});
`;

const rulePage = (name, description) => `# logfix/${name}

${description}.

| | |
|---|---|
| Configurations | \`strict\`, \`typed\` |
| \`eslint --fix\` | TODO: what it applies, or never and why |
| Actions in an editor | TODO |
| Codemod | TODO: \`npx logfix CODEMOD src/\` |

TODO: why it matters, in a few sentences.

## ✗ Reported

TODO: at least two examples.

## ✓ Not reported

TODO: at least two examples.

## Options

The rule has no options of its own.

## When not to use it

TODO
`;

const forms = () => `/** Code, and what the codemod makes of it; \`null\` where a person must decide. */
export interface Form {
  readonly code: string;
  readonly after: string | null;
}

// TODO: what is reported, and what it becomes.
export const REPORTED: readonly Form[] = [];

// TODO: what looks like it and is right.
export const SILENT: readonly string[] = [];
`;

const ruleTester = (name) => `import { RuleTester } from '@typescript-eslint/rule-tester';
import { afterAll, describe, expect, it } from 'vitest';
import rule from '../../../rules/${name}.ts';
import { REPORTED, SILENT } from './forms.ts';

RuleTester.afterAll = afterAll;
RuleTester.describe = describe;
RuleTester.it = it;

it('has cases of both', () => {
  expect(REPORTED.length).toBeGreaterThan(1);
  expect(SILENT.length).toBeGreaterThan(1);
});

const filename = '/app/src/room.mjs';

new RuleTester().run('${name}', rule as never, {
  valid: SILENT.map((code) => ({ code, filename })),
  invalid: REPORTED.map(({ code, after }) => ({
    code,
    filename,
    errors: [{
      messageId: 'found',
      suggestions: after === null ? [] : [{ messageId: 'suggestion', output: after }],
    }],
  })),
});
`;

const parity = (name) => `import { describe, expect, it } from 'vitest';
import { acceptAll, PARSERS, type ParserName } from '../../support/lint.ts';
import { oneRule } from '../../support/one-rule.ts';
import { REPORTED, SILENT } from './forms.ts';

const file = '/app/src/room.mjs';

it('has cases of both', () => {
  expect(REPORTED.length).toBeGreaterThan(1);
  expect(SILENT.length).toBeGreaterThan(1);
});

describe.each(Object.keys(PARSERS) as ParserName[])('under %s', (parser) => {
  const hand = oneRule('${name}', file, parser);

  it.each(REPORTED)('$code is reported', ({ code, after }) => {
    expect(hand.verify(code)).not.toEqual([]);
    if (after !== null) expect(acceptAll(hand, code)).toBe(after);
  });

  it.each(SILENT)('%s is not', (code) => {
    expect(hand.verify(code)).toEqual([]);
  });
});
`;

/** Files of a codemod, by path. */
export const codemodFiles = (name, rule, description) => ({
  [`codemods/${name}.cts`]: transform(name, description),
  [`docs/codemods/${name}.md`]: codemodPage(name, rule, description),
  [`test/codemods/${name}/first/before.js`]: '// TODO: what the codemod changes, and beside it what it leaves.\n',
  [`test/codemods/${name}/first/after.js`]: '// TODO: the same afterwards.\n',
});

const transform = (name, description) => `import type { API, FileInfo } from 'jscodeshift';

/** Options that jscodeshift's command line hands on: \`--logger-import=… --strip-emoji\`. */
interface Options {
  readonly [name: string]: unknown;
}

/**
 * jscodeshift transform: ${description[0].toLowerCase()}${description.slice(1)}.
 * Runs under jscodeshift's own command line and under logfix; both use the same analysis.
 */
async function transform(file: FileInfo, _api: API, options: Options): Promise<string | undefined> {
  const { runTransform } = await import('../src/project/transform.js');
  return runTransform('${name}', file.path, file.source, options);
}

module.exports = transform;
`;

const codemodPage = (name, rule, description) => `# ${name}

${description}.

\`\`\`sh
npx logfix ${name} src/ --dry-run
npx logfix ${name} src/
npx jscodeshift -t node_modules/logfix/dist/codemods/${name}.cjs src/
\`\`\`

Its rule is [\`${rule}\`](../rules/${rule}.md). It belongs to [phase TODO](fix.md).

## Before and after

TODO: one example at least; a block "js before" and a block "js after".

## Options

The flags are those of [every codemod](../cli.md#logfix-${name}-paths).

## What it leaves to a person

TODO
`;

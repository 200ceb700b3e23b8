import type { TSESTree } from '@typescript-eslint/utils';
import { load } from 'yuku-core';
import type { langFromPath, sourceTypeFromPath } from 'yuku-core';
import { FlatTree } from './flat-tree.ts';

type Core = ReturnType<typeof load>;
/** JSX is read in every file that is no TypeScript. */
export type Lang = Exclude<ReturnType<typeof langFromPath>, 'js'>;
export type SourceType = ReturnType<typeof sourceTypeFromPath>;

/** yuku's native code; `null` where there is none for this machine, or none that we can read. */
let native: Core | null | undefined;

function core(): Core | null {
  if (native === undefined) {
    try {
      const found = load();
      native = isKnown(found) ? found : null;
    } catch {
      native = null;
    }
  }
  return native;
}

const PROBE = 'export let a: b = async (c) => !c?.d(`é${e}`, ...[f]);';
/** What stands around each name, and what is said of it there. */
const PROBED = [
  'a VariableDeclarator', 'b TSTypeReference', 'c ArrowFunctionExpression true', 'c MemberExpression true',
  'd MemberExpression true', 'e TemplateLiteral é', 'f ArrayExpression',
];

interface Told {
  readonly type: string;
  readonly async?: boolean;
  readonly optional?: boolean;
  readonly quasis?: readonly TSESTree.TemplateElement[];
}

/** Does it write trees as `nodes.ts` says? Another release may not. */
export function isKnown(core: Pick<Core, 'parse'>): boolean {
  const tree = new FlatTree(core.parse(PROBE, { lang: 'ts', sourceType: 'module', preserveParens: false }), PROBE);
  const around = ({ name, parent }: TSESTree.Identifier): string => {
    const { type, async, optional, quasis } = parent as Told;
    return [name, type, async ?? optional ?? quasis?.[0]?.value.raw].filter((one) => one !== undefined).join(' ');
  };
  const found = [...'abcdef'].flatMap((name) => tree.named(name).map(around));
  return found.join() === PROBED.join();
}

const IMPORT_META = /\bimport\s*\.\s*meta\b/;

/**
 * Reads a text whose tree need not be whole: nodes come into being when somebody looks at them.
 * @param sourceType `unambiguous` for a file that may be a module or a script.
 * @returns `null` where anything at all is wrong with the text; other parsers say what.
 */
export function readTree(text: string, lang: Lang, sourceType: SourceType | 'unambiguous'): FlatTree | null {
  if (sourceType !== 'unambiguous') return readAs(text, lang, sourceType);
  const differs = READS_OTHERWISE.test(text);
  if (!differs || STATEMENT.test(text) || IMPORT_META.test(text)) {
    const module = readAs(text, lang, 'module');
    if (module !== null && isModule(module)) return module;
    if (module !== null && !differs) return module.asScript();
  }
  // What is no module is CommonJS, which may return at its top level; or it awaits there.
  return readAs(text, lang, 'commonjs') ?? readAs(text, lang, 'module');
}

/** What a script and a module may take for different things. */
const READS_OTHERWISE = /\bawait\b|<!--|-->/;
const STATEMENT = /^[ \t]{0,80}(?:import|export)\b/m;

const isModule = (tree: FlatTree): boolean =>
  tree.root.body.some(({ type }) => /^(Import|Export)/.test(type)) ||
  (IMPORT_META.test(tree.text) && tree.named('import').some(({ parent }) => parent.type === 'MetaProperty'));

function readAs(text: string, lang: Lang, sourceType: SourceType): FlatTree | null {
  const buffer = core()?.parse(text, { lang, sourceType, preserveParens: false });
  if (buffer === undefined) return null;
  const tree = new FlatTree(buffer, text);
  return tree.isSound ? tree : null;
}

import { enclosingFunction, paramsOf } from '../ast.ts';
import { functionName } from '../logger-shape.ts';
import type { Node } from '../types.ts';
import type { ContainerHit } from './containers.ts';
import { nameHit } from './names.ts';
import type { Named } from './origin.ts';
import type { Search } from './search.ts';

const SUBMITS = /^(on|handle)?_?(submit|finish|save|register|signup|signUp|login|logIn|join|checkout)(Form|Handler|Values)?$|submit/i;
/** Where a page names the fields of its form. */
const FIELD =
  /(?:\bregister\(|\bname=\{?|\bcontrol=\{control\}\s+name=|\bfield=|\bformControlName=|\bv-model(?:\.\w+)?=)\s*["'](?:\w+\.)?([\w-]{2,30})["']/g;
/** Where its first values stand. */
const INITIAL = /\b(?:initialValues|defaultValues|initialState)\s*[:=]\s*\{?\{([^{}]{1,400})\}/g;

/** `(data) => …` that a form calls with what was typed into its fields. */
export function formContainer({ unit, settings }: Search, node: Node, what: Named): ContainerHit | null {
  const { origin, variable } = what;
  if (origin.from !== 'parameter' || variable === null) return null;
  const fn = variable.defs[0]!.node;
  if (paramsOf(fn)?.[0] !== variable.defs[0]!.name) return null;
  if (!isSubmit(node, fn)) return null;
  const field = fieldsOfForms(unit.text).find((name) => nameHit(name, 'user', settings)?.strength === 'strong');
  return field === undefined ? null : { code: 'fields', text: `the form asks for ${field}`, confidence: 0.75 };
}

function isSubmit(node: Node, fn: Node): boolean {
  for (let at = enclosingFunction(node); at; at = enclosingFunction(at)) {
    if (at !== fn) continue;
    const { parent } = at;
    const given = parent?.type === 'CallExpression' && parent.callee.type === 'Identifier' ? parent.callee.name : '';
    const key = parent?.type === 'JSXExpressionContainer' && parent.parent.type === 'JSXAttribute' ? parent.parent.name.name : '';
    return SUBMITS.test(functionName(at) ?? '') || /^handleSubmit$/.test(given) ||
      (typeof key === 'string' && /^on(Submit|Finish)$/.test(key));
  }
  return false;
}

function fieldsOfForms(text: string): string[] {
  const named = [...text.matchAll(FIELD)].map(([, name]) => name!);
  const initial = [...text.matchAll(INITIAL)].flatMap(([, keys]) =>
    keys!.split(',').map((key) => key.split(':')[0]!.trim()));
  return [...named, ...initial];
}

import type { TSESTree } from '@typescript-eslint/utils';
import type {
  ArgumentFacts, ArgumentKind, ErrorProperty, Evaluation, ObjectFacts, Span, StringPart, TextPart,
} from '../loggers/index.ts';
import { isFunction, keyName, staticString, unwrap } from './ast.ts';
import { expressionName } from './expression-name.ts';
import type { Node, Range, Unit } from './types.ts';

const ERROR_NAME = /^(e|ex|err|error|exc|exception|cause|reason|[a-z]\w*(Err|Error|Exception))$/;
const ERROR_MEMBER = /^(err|error|exc|exception|cause|[a-z]\w*(Err|Error|Exception))$/;
const ERROR_CLASS = /(Error|Exception)$/;

/**
 * What one argument of a log call is, as far as the text shows.
 * @param span Where it begins and ends, with parentheses of its own.
 */
export function argumentFacts(arg: Node, unit: Unit, span: Range = arg.range): ArgumentFacts {
  unit.link(arg);
  return new Argument(arg, unit, span);
}

/** Works out what a dialect asks for: many take any arguments, and ask for nothing. */
class Argument implements ArgumentFacts {
  readonly from: number;
  readonly to: number;
  readonly plain: boolean;
  private readonly node: Node;
  private readonly unit: Unit;
  private knownParts: StringPart[] | null | undefined;

  constructor(arg: Node, unit: Unit, [from, to]: Range) {
    this.from = from;
    this.to = to;
    this.plain = arg.type === 'Identifier' && from === arg.range[0] && to === arg.range[1];
    this.node = unwrap(arg);
    this.unit = unit;
  }

  get kind(): ArgumentKind {
    return kindOf(this.node);
  }

  get evaluation(): Evaluation {
    return evaluationOf(this.node);
  }

  get text(): string | null {
    return staticString(this.node);
  }

  get name(): string | null {
    return expressionName(this.node);
  }

  get sure(): boolean {
    return isSureError(this.node);
  }

  get parts(): StringPart[] | null {
    if (this.knownParts === undefined) this.knownParts = partsOf(this.node, this.unit);
    return this.knownParts;
  }

  get object(): ObjectFacts | null {
    return this.node.type === 'ObjectExpression' ? objectFacts(this.node) : null;
  }
}

/** Facts of an argument that a rewrite adds: an expression that makes an Error. */
export const newErrorFacts = (at: number): ArgumentFacts => ({
  from: at, to: at, kind: 'error', evaluation: 'act', text: null, name: null,
  plain: false, sure: true, parts: null, object: null,
});

/** Facts of a parameter of a function that a rewrite writes. */
export const parameterFacts = (name: string, kind: ArgumentKind): ArgumentFacts => ({
  from: 0, to: 0, kind, evaluation: 'constant', text: null, name,
  plain: kind !== 'spread', sure: kind === 'error', parts: null, object: null,
});

const spanOf = ({ range }: { readonly range: readonly [number, number] }): Span =>
  ({ from: range[0], to: range[1] });

function kindOf(node: Node): ArgumentKind {
  switch (node.type) {
    case 'SpreadElement':
      return 'spread';
    case 'TemplateLiteral':
      return 'string';
    case 'Literal':
      return typeof node.value === 'string' ? 'string' : 'value';
    case 'BinaryExpression':
      return isConcatenation(node) ? 'string' : 'value';
    case 'CallExpression':
      return returnsString(node) ? 'string' : 'value';
    case 'ObjectExpression':
      return 'object';
    case 'NewExpression':
      return node.callee.type === 'Identifier' && ERROR_CLASS.test(node.callee.name)
        ? 'error'
        : 'value';
    case 'Identifier':
      return ERROR_NAME.test(node.name) ? 'error' : 'value';
    case 'MemberExpression':
      return !node.computed && node.property.type === 'Identifier' &&
        ERROR_MEMBER.test(node.property.name) ? 'error' : 'value';
    default:
      return 'value';
  }
}

/** A `+` with a string in it: everything that follows is joined to a string. */
const isConcatenation = (node: Node): node is TSESTree.BinaryExpression =>
  node.type === 'BinaryExpression' && node.operator === '+' &&
  (isString(node.left as Node) || isString(node.right));

const isString = (node: Node): boolean => kindOf(unwrap(node)) === 'string';

const STRING_METHOD =
  /^(stringify|format|inspect|toString|toISOString|toUTCString|toLocale\w*String|toFixed|toPrecision|join|trim\w*|toUpperCase|toLowerCase|padStart|padEnd|replaceAll|toJSONString|substring|repeat)$/;

const STRING_FUNCTION = /^(String|inspect|(format|stringify|render|describe|pretty|dedent|translate)([A-Z]\w*)?)$/;

/** `JSON.stringify(x)`, `String(x)`, `x.toISOString()` */
function returnsString({ callee }: TSESTree.CallExpression): boolean {
  if (callee.type === 'Identifier') return STRING_FUNCTION.test(callee.name);
  if (callee.type !== 'MemberExpression' || callee.computed) return false;
  const { object, property } = callee;
  if (property.type !== 'Identifier') return false;
  if (object.type === 'Identifier' && object.name === 'JSON') return property.name === 'stringify';
  return STRING_METHOD.test(property.name) && !(object.type === 'Identifier' && object.name === 'path');
}

/** Does the place say that this is an Error: a caught value, a constructor? */
function isSureError(node: Node): boolean {
  if (node.type === 'NewExpression') return kindOf(node) === 'error';
  if (node.type !== 'Identifier' || kindOf(node) !== 'error') return false;
  for (let at: Node | undefined = node.parent; at; at = at.parent) {
    if (at.type === 'CatchClause') {
      if (at.param?.type === 'Identifier' && at.param.name === node.name) return true;
    } else if (isFunction(at)) {
      const [first] = at.params;
      if (first?.type === 'Identifier' && first.name === node.name) return true;
      if (at.params.some((p) => p.type === 'Identifier' && p.name === node.name)) return false;
    }
  }
  return false;
}

/** The text and the holes of a string; `null` where the source does not show them. */
function partsOf(node: Node, unit: Unit): StringPart[] | null {
  if (node.type === 'Literal' && typeof node.value === 'string') {
    const [from, to] = node.range;
    return [textPart(unit, from + 1, to - 1, unit.text[from] as TextPart['quote'])];
  }
  if (node.type === 'TemplateLiteral') return templateParts(node, unit);
  if (node.type !== 'BinaryExpression' || node.operator !== '+') return null;
  const left = partsOf(unwrap(node.left as Node), unit);
  if (!left || isParenthesized(node, unit)) return null;
  const right = unwrap(node.right);
  return [...left, ...(partsOf(right, unit) ?? [hole(node.right)])];
}

/** Parentheses and comments between the operands would be lost with the `+`. */
function isParenthesized(node: TSESTree.BinaryExpression, unit: Unit): boolean {
  const between = unit.text.slice(node.left.range[1], node.right.range[0]);
  return between.trim() !== '+';
}

const textPart = (unit: Unit, from: number, to: number, quote: TextPart['quote']): TextPart =>
  ({ from, to, raw: unit.text.slice(from, to), quote });

const hole = (node: Node, { from, to }: Span = spanOf(node)): StringPart => ({
  from, to, name: expressionName(unwrap(node)), plain: node.type === 'Identifier',
  evaluation: evaluationOf(unwrap(node)),
});

function templateParts(node: TSESTree.TemplateLiteral, unit: Unit): StringPart[] {
  const { text } = unit;
  const parts: StringPart[] = [];
  let at = node.range[0] + 1;
  for (const expression of node.expressions as Node[]) {
    const open = text.lastIndexOf('${', expression.range[0]);
    const close = text.indexOf('}', expression.range[1]);
    if (open > at) parts.push(textPart(unit, at, open, '`'));
    parts.push(hole(expression, { from: open + 2, to: close }));
    at = close + 1;
  }
  const end = node.range[1] - 1;
  if (end > at || parts.length === 0) parts.push(textPart(unit, at, end, '`'));
  return parts;
}

function objectFacts(node: TSESTree.ObjectExpression): ObjectFacts {
  const keys: string[] = [];
  const errors: ErrorProperty[] = [];
  let open = false;
  for (const property of node.properties) {
    const key = property.type === 'Property' ? keyName(property) : null;
    if (key === null || property.type !== 'Property') {
      open = true;
      continue;
    }
    keys.push(key);
    const value = unwrap(property.value as Node);
    if (kindOf(value) !== 'error' || !/^[A-Za-z_$][\w$]*$/.test(key)) continue;
    const evaluation = evaluationOf(value);
    errors.push({ ...spanOf(property), key, value: spanOf(property.value), evaluation });
  }
  return {
    keys, open, errors, inner: innerOf(node),
  };
}

/** The properties of an object literal, without blanks and commas around them. */
const innerOf = ({ properties, range }: TSESTree.ObjectExpression): Span => ({
  from: properties[0]?.range[0] ?? range[0] + 1,
  to: properties.at(-1)?.range[1] ?? range[1] - 1,
});

/** May the expression be evaluated in another order, or not at all? */
export function isPure(node: Node): boolean {
  switch (node.type) {
    case 'Literal':
    case 'Identifier':
    case 'ThisExpression':
      return true;
    case 'TemplateLiteral':
      return node.expressions.every((e) => isPure(e as Node));
    case 'UnaryExpression':
      return node.operator !== 'delete' && isPure(node.argument);
    case 'BinaryExpression':
    case 'LogicalExpression':
      return isPure(node.left as Node) && isPure(node.right);
    case 'ConditionalExpression':
      return [node.test, node.consequent, node.alternate].every((e) => isPure(e));
    case 'ObjectExpression':
      return node.properties.every(
        (p) => p.type === 'Property' && !p.computed && isPure(p.value as Node),
      );
    case 'ArrayExpression':
      return node.elements.every((e) => e === null || isPure(e));
    default:
      return false;
  }
}

const PURE_CALL =
  /^(JSON\.stringify|String|Number|Boolean|parseInt|parseFloat|isNaN|Math\.\w+|Date\.now|performance\.now|Object\.(keys|values|entries)|Array\.(isArray|from)|Number\.\w+)$/;
const PURE_METHOD =
  /^(to[A-Z]\w*|join|trim\w*|slice|substring|substr|pad(Start|End)|includes|indexOf|startsWith|endsWith|concat|at|has|getTime|keys|values|entries|charAt|split)$/;

/** What evaluating an expression does. */
export function evaluationOf(node: Node): Evaluation {
  switch (node.type) {
    case 'Literal':
      return 'constant';
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return 'constant';
    case 'Identifier':
    case 'ThisExpression':
    case 'Super':
    case 'MetaProperty':
      return 'read';
    case 'CallExpression':
      return worst([isPureCall(node) ? 'read' : 'act', ...node.arguments.map((a) => evaluationOf(a as Node))]);
    case 'NewExpression': {
      const pure = node.callee.type === 'Identifier' && /^(Date|Map|Set|URL)$/.test(node.callee.name);
      return pure ? worst(['read', ...node.arguments.map((a) => evaluationOf(a as Node))]) : 'act';
    }
    case 'AwaitExpression':
    case 'YieldExpression':
    case 'AssignmentExpression':
    case 'UpdateExpression':
    case 'TaggedTemplateExpression':
    case 'ImportExpression':
    case 'ClassExpression':
      return 'act';
    case 'UnaryExpression':
      return node.operator === 'delete' ? 'act' : evaluationOf(node.argument);
    case 'MemberExpression':
      return worst(['read', evaluationOf(node.object), node.computed ? evaluationOf(node.property) : 'read']);
    case 'TemplateLiteral':
      return worst(node.expressions.map((e) => evaluationOf(e as Node)));
    case 'BinaryExpression':
    case 'LogicalExpression':
      return worst([evaluationOf(node.left as Node), evaluationOf(node.right)]);
    case 'ConditionalExpression':
      return worst([node.test, node.consequent, node.alternate].map(evaluationOf));
    case 'SequenceExpression':
      return worst(node.expressions.map(evaluationOf));
    case 'ArrayExpression':
      return worst(node.elements.map((e) => (e === null ? 'constant' : evaluationOf(e as Node))));
    case 'ObjectExpression':
      return worst(node.properties.map((p) =>
        p.type === 'Property' ? evaluationOf(p.value as Node) : evaluationOf(p.argument)));
    case 'SpreadElement':
      return worst(['read', evaluationOf(node.argument)]);
    default: {
      const inner = unwrap(node);
      return inner === node ? 'act' : evaluationOf(inner);
    }
  }
}

const ORDER: readonly Evaluation[] = ['constant', 'read', 'act'];

const worst = (all: readonly Evaluation[]): Evaluation =>
  ORDER[Math.max(0, ...all.map((e) => ORDER.indexOf(e)))]!;

/** A call of the language's own that only reads. */
function isPureCall({ callee }: TSESTree.CallExpression): boolean {
  if (callee.type === 'Identifier') return PURE_CALL.test(callee.name);
  if (callee.type !== 'MemberExpression' || callee.computed) return false;
  const { object, property } = callee;
  if (property.type !== 'Identifier') return false;
  if (object.type === 'Identifier' && PURE_CALL.test(`${object.name}.${property.name}`)) return true;
  return PURE_METHOD.test(property.name) && evaluationOf(unwrap(object)) !== 'act';
}

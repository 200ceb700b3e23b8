import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, unwrap } from '../../analysis/ast.ts';
import type { Edit, ImportRequest, Node, Unit } from '../../analysis/types.ts';
import { childrenOf } from '../../analysis/walk.ts';
import { applyEdits } from '../../source/edit.ts';
import { importEdits } from '../../source/imports.ts';
import { moduleSystemOf } from '../../source/module-system.ts';
import { ParseError, parse } from '../../source/parse.ts';
import { appendTo } from './append.ts';

/**
 * Each function below puts one thing into a file that sets a program up, and leaves every other
 * character alone. `null`: the file's form is not understood.
 */
type Glue = (file: string, text: string, module: string) => string | null;

/** `app.use(requestLogger())` first, `app.use(errorLogger())` behind the routes. */
export const withExpress: Glue = (file, text, module) => glued(file, text, (unit) => {
  const made = declarationOf(unit, (init) => calls(init, unit, /^express$/));
  if (!made) return null;
  const { name, statement } = made;
  const end = errorPlace(unit, name, statement);
  if (end === null) return null;
  return {
    edits: [behind(unit, statement, `${name}.use(requestLogger())`), before(unit, end, `${name}.use(errorLogger())`)],
    imports: ['errorLogger', 'requestLogger'].map((one) => named(module, one)),
  };
});

/** `NestFactory.create(AppModule, { logger: new NestLogger() })` and `app.use(requestLogger())`. */
export const withNest: Glue = (file, text, module) => glued(file, text, (unit) => {
  const made = declarationOf(unit, (init) => calls(init, unit, /^NestFactory\.create$/));
  if (!made) return null;
  const { name, statement, call } = made;
  const [, options] = call.arguments;
  const object = options ? unwrap(options as Node) : null;
  if (object !== null && object.type !== 'ObjectExpression') return null;
  if (object?.properties.some((p) => p.type !== 'Property' || keyName(p) === 'logger')) return null;
  const logger = 'logger: new NestLogger()';
  const edits = object
    ? appendTo(unit, object, object.properties, [logger])
    : appendTo(unit, call, call.arguments, [`{ ${logger} }`]);
  return {
    edits: [...edits, behind(unit, statement, `${name}.use(requestLogger())`)],
    imports: ['NestLogger', 'requestLogger'].map((one) => named(module, one)),
  };
});

/** `plugins: [..., logfixReceiver()]` in a configuration of Vite. */
export const withVite: Glue = (file, text, module) => glued(file, text, (unit) => {
  for (const node of nodesOf(unit)) {
    if (node.type !== 'Property' || keyName(node) !== 'plugins') continue;
    const value = unwrap(node.value as Node);
    if (value.type !== 'ArrayExpression') return null;
    return {
      edits: appendTo(unit, value, value.elements, ['logfixReceiver()']),
      imports: [named(module, 'logfixReceiver')],
    };
  }
  return null;
});

/** `import './lib/logger'`: the module is run before the page. */
export const withEffect: Glue = (file, text, module) =>
  glued(file, text, () => ({ edits: [], imports: [{ module, name: '', local: '' }] }));

const named = (module: string, name: string): ImportRequest => ({ module, name, local: name });

interface Found {
  readonly edits: readonly Edit[];
  readonly imports: readonly ImportRequest[];
}

function glued(file: string, text: string, find: (unit: Unit) => Found | null): string | null {
  try {
    const unit = parse(file, text);
    const found = find(unit);
    if (found === null) return null;
    const imports = importEdits(unit, found.imports, moduleSystemOf(unit, 'esm'));
    return applyEdits(text, [...imports, ...found.edits]);
  } catch (error) {
    if (error instanceof ParseError) return null;
    throw error;
  }
}

function* nodesOf(unit: Unit): Generator<Node> {
  const open: Node[] = [unit.ast as Node];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    yield node;
    open.push(...[...childrenOf(node)].reverse());
  }
}

interface Declared {
  readonly name: string;
  readonly statement: TSESTree.VariableDeclaration;
  readonly call: TSESTree.CallExpression;
}

/** `const NAME = CALL` or `const NAME = await CALL`, where it stands as a statement. */
function declarationOf(unit: Unit, fits: (call: TSESTree.CallExpression) => boolean): Declared | null {
  for (const node of nodesOf(unit)) {
    if (node.type !== 'VariableDeclaration' || node.declarations.length !== 1) continue;
    const [{ id, init }] = node.declarations as [TSESTree.VariableDeclarator];
    if (id.type !== 'Identifier' || !init) continue;
    const value = unwrap(init.type === 'AwaitExpression' ? init.argument : init);
    if (value.type !== 'CallExpression' || !fits(value)) continue;
    return { name: id.name, statement: node, call: value };
  }
  return null;
}

const calls = ({ callee }: TSESTree.CallExpression, unit: Unit, name: RegExp): boolean =>
  name.test(unit.text.slice(...callee.range));

/**
 * The statement before which errors are heard: the first error handler of the program's own, or
 * what ends the set-up (`listen`, an export, a return).
 */
function errorPlace(unit: Unit, app: string, made: Node): Node | null {
  const parent = made.parent as { body?: unknown } | undefined;
  const body = Array.isArray(parent?.body) ? (parent.body as Node[]) : [];
  const after = body.slice(body.indexOf(made) + 1);
  const uses = after.filter((s) => unit.text.slice(...s.range).includes(app));
  return uses.find((s) => isErrorHandler(s, unit, app)) ?? uses.find((s) => endsSetUp(s, unit, app)) ?? null;
}

function isErrorHandler(statement: Node, unit: Unit, app: string): boolean {
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'CallExpression') return false;
  const { callee, arguments: args } = statement.expression;
  if (unit.text.slice(...callee.range) !== `${app}.use`) return false;
  return args.some((arg) => /Function/.test(arg.type)
    ? (arg as TSESTree.FunctionExpression).params.length === 4
    : /error/i.test(unit.text.slice(...arg.range)));
}

function endsSetUp(statement: Node, { text }: Unit, app: string): boolean {
  if (/^(Export|Return|TSExportAssignment)/.test(statement.type)) return true;
  const source = text.slice(...statement.range);
  const name = app.replaceAll('$', '\\$');
  return new RegExp(`^(?:module\\.exports|exports\\.\\w+)\\s*=|\\b${name}\\.listen\\(|\\bcreateServer\\([^)]*\\b${name}\\b`).test(source);
}

const semicolonAt = (unit: Unit, statement: Node): string =>
  unit.text[statement.range[1] - 1] === ';' ? ';' : '';

function lineOf(unit: Unit, statement: Node): { indent: string; eol: string } {
  const start = unit.text.lastIndexOf('\n', statement.range[0] - 1) + 1;
  const indent = /^[ \t]*/.exec(unit.text.slice(start, statement.range[0]))![0];
  return { indent, eol: unit.text.includes('\r\n') ? '\r\n' : '\n' };
}

function behind(unit: Unit, statement: Node, code: string): Edit {
  const { indent, eol } = lineOf(unit, statement);
  const rest = /^[ \t]*(\/\/[^\r\n]*)?(?=\r?\n|$)/.exec(unit.text.slice(statement.range[1]))?.[0] ?? '';
  const at = statement.range[1] + rest.length;
  return { range: [at, at], text: `${eol}${indent}${code}${semicolonAt(unit, statement)}` };
}

/** Before a statement and the comments that belong to it. */
function before(unit: Unit, statement: Node, code: string): Edit {
  const { indent, eol } = lineOf(unit, statement);
  const start = leadingComments(unit, statement);
  const blank = start === statement.range[0] ? '' : eol;
  return { range: [start, start], text: `${code}${semicolonAt(unit, statement)}${eol}${blank}${indent}` };
}

function leadingComments({ text, comments }: Unit, statement: Node): number {
  let start = statement.range[0];
  for (const comment of comments.filter((c) => c.range[1] <= start).reverse()) {
    const between = text.slice(comment.range[1], start);
    const own = /(^|\n)[ \t]*$/.test(text.slice(0, comment.range[0]));
    if (!own || !/^[ \t]*\r?\n?[ \t]*$/.test(between)) break;
    start = comment.range[0];
  }
  return start;
}

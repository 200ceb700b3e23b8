import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, propertyName, staticString, unwrap } from '../ast.ts';
import type { Node, Unit } from '../types.ts';
import type { ContainerHit } from './containers.ts';
import { nameOfCallee } from './handed.ts';
import { named } from './origin.ts';
import { tableOf } from './tables.ts';

/** Paths whose answer is about a person, or lets one in. */
const ABOUT_PEOPLE =
  /(^|[/.])(users?|me|members?|mypage|my-?page|profiles?|customers?|patients?|employees?|students?|log-?in|sign-?in|sign-?up|register|registration|token|oauth2?|userinfo|user-?info|whoami|applicants?)(\/[*:\d][^/]*)?\/?(\?.*)?$/i;
/** Paths that only do something, or count. */
const ONLY_DOES =
  /log-?out|sign-?out|check|verif|exist|count|valid|duplicate|follow|likes?\b|status|delete|upload|send|sms/i;
const ASKS = /^(fetch|axios|ky|got|\$fetch|ofetch|useFetch|request|instance)$/;
const VERBS = /^(get|post|put|patch|request)$/;
const CLIENTS = /^(axios|https?|\$http|api|ky|got|request|superagent)$|(instance|client|api|httpService)$/i;
/** Tables of people in a query. */
const PEOPLE_TABLE = /\bselect\b(?!\s+count\s*\()[^]*\b(?:from|join)\s+[`"\w.]*?\b(?:\w*_)?(users?|members?|customers?|patients?|employees?|students?|userinfo)\b/i;

/** Is an address one of people, or one that lets people in? */
export const isAboutPeople = (path: string): boolean => ABOUT_PEOPLE.test(path) && !ONLY_DOES.test(path);

/** Does a value come from an answer about people: of an address, or of a table? */
export function answerContainer(unit: Unit, expression: Node): ContainerHit | null {
  const call = callBehind(unit, expression, 0);
  if (call === null) return null;
  const path = urlOf(unit, call);
  if (path !== null && isAboutPeople(path)) {
    return { code: 'response', text: `it is what ${path} answers`, confidence: 0.7 };
  }
  const asked = tableOf(call);
  if (asked !== null) return { code: 'record', text: `it holds rows of ${asked}`, confidence: 0.7 };
  const query = /^(query|execute|raw|all|each|any|many|one|unsafe)$/.test(nameOfCallee(call)) ? textOf(unit, call.arguments[0]) : null;
  const table = query === null ? null : PEOPLE_TABLE.exec(query.slice(0, 2000))?.[1];
  if (!table) return null;
  return { code: 'record', text: `it holds rows of ${table}`, confidence: 0.7 };
}

const DEEPEST = 5;

/** The call that asks for a value: behind `await`, `.data`, `.json()`, `.then((res) => res.data)`. */
function callBehind(unit: Unit, expression: Node, depth: number): TSESTree.CallExpression | null {
  const node = unwrap(expression);
  if (depth > DEEPEST) return null;
  const behind = (next: Node) => callBehind(unit, next, depth + 1);
  switch (node.type) {
    case 'AwaitExpression':
      return behind(node.argument);
    case 'MemberExpression':
      return /^(data|body|rows|result|results)$/.test(propertyName(node) ?? '') ? behind(node.object) : null;
    case 'CallExpression': {
      const callee = unwrap(node.callee);
      if (callee.type === 'MemberExpression' && /^(json|then|catch|finally|data|docs|val)$/.test(propertyName(callee) ?? '')) {
        return behind(callee.object);
      }
      return node;
    }
    case 'Identifier': {
      const { origin } = named(unit, node);
      if (origin.from === 'value') return behind(origin.value);
      if (origin.from === 'property' && /^(data|body|rows)$/.test(origin.key) && origin.of && typeof origin.of !== 'string') {
        return behind(origin.of);
      }
      if (origin.from === 'element') return behind(origin.of);
      return null;
    }
    default:
      return null;
  }
}

/** The address that a call of an HTTP client asks, as far as it is written out. */
export function urlOf(unit: Unit, call: TSESTree.CallExpression): string | null {
  const callee = unwrap(call.callee);
  const name = nameOfCallee(call);
  const client = callee.type === 'MemberExpression' ? unwrap(callee.object) : null;
  const owner = client?.type === 'Identifier' ? client.name
    : client?.type === 'MemberExpression' ? propertyName(client) ?? '' : '';
  const asks = client === null ? ASKS.test(name) : VERBS.test(name) && CLIENTS.test(owner);
  if (!asks) return null;
  const [first] = call.arguments;
  if (first?.type !== 'ObjectExpression') return textOf(unit, first);
  const url = first.properties.find((one) => one.type === 'Property' && keyName(one) === 'url');
  return url?.type === 'Property' ? textOf(unit, url.value) : null;
}

/** A text with its holes left out; a constant stands for what it was given. */
function textOf(unit: Unit, node: Node | undefined, depth = 0): string | null {
  if (node === undefined || depth > DEEPEST) return null;
  const at = unwrap(node);
  if (at.type === 'Identifier') {
    const { origin } = named(unit, at);
    return origin.from === 'value' ? textOf(unit, origin.value, depth + 1) : null;
  }
  if (at.type === 'TemplateLiteral') return at.quasis.map((quasi) => quasi.value.cooked ?? '').join('*');
  if (at.type === 'TaggedTemplateExpression') return textOf(unit, at.quasi, depth + 1);
  if (at.type === 'BinaryExpression' && at.operator === '+') {
    return `${textOf(unit, at.left, depth + 1) ?? '*'}${textOf(unit, at.right, depth + 1) ?? '*'}`;
  }
  return staticString(at);
}

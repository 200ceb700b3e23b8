import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, outermost, propertyName, staticString } from '../ast.ts';
import type { Node } from '../types.ts';
import { isAboutPeople, urlOf } from './answers.ts';
import { fieldsReadFrom, type ContainerHit } from './containers.ts';
import { nameOfCallee } from './handed.ts';
import { named } from './origin.ts';
import { handsOutPerson, lowerFirst } from './outcomes.ts';
import { isPersonRecord } from './people.ts';
import type { Search } from './search.ts';
import { sitesOf } from './sites.ts';

/** Names of records that say nothing of what the records are about. */
const OPEN =
  /^(res(ult|ponse|p)?|results|data|docs?|document|records?|rows?|r|d|info|payload|obj|object|items?|values|output|ret|answer|json|body|decoded|verified|form(_?(data|values|state))?|inputs?|params|details|entity|created|saved|updated|found|snapshot|snap|parsed|fetched|content|claims|fields|state|reply)$/i;
const SETS = /^(?:set|update|save|store|create|add|insert|register|cache|put|persist|receive|load)(?=[A-Z])(\w+?)(?:Success|Fulfilled|Async|State)?$/;
const LETS_IN =
  /^(log_?in|sign_?in|sign_?up|authenticate|(register|join)(?=.))(_?(user|success|request|fulfilled|member|customer|with_?\w+))?$/i;
const KEEPS = /^(setItem|set|save|store|put)$/;

/**
 * What the file does with a record tells whom it is about: `setUser(x)`, `req.user = x`,
 * `{ customer: x }`, `axios.post('/signup', x)`, `User.create(x)`.
 */
export function recordByUse(search: Search, node: Node, name: string): ContainerHit | null {
  if (!OPEN.test(name)) return null;
  for (const site of sitesOf(search.unit, node)) {
    const text = useOf(search, outermost(site), 0);
    if (text !== null) return { code: 'record', text, confidence: 0.7 };
  }
  return null;
}

function useOf(search: Search, value: Node, depth: number): string | null {
  const { parent } = value;
  if (depth > 2 || !parent) return null;
  switch (parent.type) {
    case 'Property':
      return parent.value === value && !parent.shorthand && parent.parent.type === 'ObjectExpression'
        ? becomes(keyName(parent)) : null;
    case 'AssignmentExpression':
      return parent.right === value && parent.left.type === 'MemberExpression' ? becomes(propertyName(parent.left)) : null;
    case 'CallExpression':
      return parent.callee === value ? null : handedTo(search, parent, value, depth);
    default:
      return null;
  }
}

const becomes = (name: string | null): string | null =>
  name !== null && isPersonRecord(name) ? `the file keeps it as ${name}` : null;

function handedTo(search: Search, call: TSESTree.CallExpression, value: Node, depth: number): string | null {
  const name = nameOfCallee(call);
  const args = call.arguments as readonly Node[];
  const place = args.indexOf(value);
  if (name === 'stringify' && place === 0) return useOf(search, outermost(call), depth + 1);
  const url = urlOf(search.unit, call);
  if (url !== null) return place > 0 && isAboutPeople(url) ? `the file sends it to ${url}` : null;
  if (KEEPS.test(name) && place === 1) return becomes(staticString(args[0]));
  if (place !== 0) return null;
  const noun = SETS.exec(name)?.[1];
  if (noun && isPersonRecord(lowerFirst(noun))) return `the file hands it to ${name}()`;
  if (LETS_IN.test(name) || handsOutPerson(call)) return `the file hands it to ${name}()`;
  return noun ? stateOf(search, call, name) : null;
}

/** `setInvoice(x)` of `const [invoice, setInvoice] = useState()`: what the file reads from `invoice`. */
function stateOf(search: Search, call: TSESTree.CallExpression, name: string): string | null {
  if (call.callee.type !== 'Identifier') return null;
  const setter = named(search.unit, call.callee).variable?.defs[0];
  const pattern = setter?.type === 'Variable' && setter.node.type === 'VariableDeclarator' ? setter.node.id : null;
  const state = pattern?.type === 'ArrayPattern' ? pattern.elements[0] : null;
  if (state?.type !== 'Identifier') return null;
  const [field] = fieldsReadFrom(search.unit, state, search.settings);
  return field === undefined ? null : `${name}() keeps it, and the file reads ${field} from it`;
}

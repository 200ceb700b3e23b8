import type { TSESTree } from '@typescript-eslint/utils';
import { staticString, unwrap } from '../ast.ts';
import type { Node } from '../types.ts';
import { nameOfCallee } from './handed.ts';
import { isPersonRecord } from './people.ts';
import { wordSet } from './words.ts';

const NAMES_TABLE = /^(from|collection|table|into|knex|db|ref|doc|model|child)$/;
/** Calls that answer with what was done, not with rows. */
const ONLY_DOES = /^(update|delete|remove|drop|create|insert|bulkWrite|replace|rename|increment|upsert|count|estimated|distinct|set|add)/;
const LONGEST = 12;
/** As names of values these may be anything; a table of them is a table of people. */
const PEOPLE = wordSet(
  'clients contacts profiles guests members visitors teachers consultants counselors sellers workers drivers ' +
  'residents candidates participants tenants invitees leads',
);

/** The table of people that a chain of calls asks: `from('users').select()`, `doc(db, 'users', id)`. */
export function tableOf(call: TSESTree.CallExpression): string | null {
  let at: Node = call;
  let isShown = false;
  for (let steps = 0; steps < LONGEST; steps++) {
    if (at.type === 'CallExpression') {
      isShown ||= /^(select|returning)$/.test(nameOfCallee(at));
      if (!isShown && ONLY_DOES.test(nameOfCallee(at))) return null;
      const table = NAMES_TABLE.test(nameOfCallee(at)) ? namedIn(at.arguments) : null;
      if (table !== null) return table;
      at = askedBy(at) ?? unwrap(at.callee);
    } else if (at.type === 'MemberExpression') at = unwrap(at.object);
    else if (at.type === 'AwaitExpression') at = unwrap(at.argument);
    else return null;
  }
  return null;
}

/** `doc(db, 'users', id)` of `getDoc(doc(db, 'users', id))` */
function askedBy(call: TSESTree.CallExpression): Node | null {
  const [inner] = call.arguments;
  return inner?.type === 'CallExpression' && /^(get|getDocs?|query|onValue|onSnapshot)$/.test(nameOfCallee(call)) ? inner : null;
}

function namedIn(args: readonly Node[]): string | null {
  for (const arg of args) {
    const last = staticString(arg)?.split('/').findLast((part) => /[a-z]/i.test(part));
    const table = last?.replace(/^public\./, '');
    if (table !== undefined && (PEOPLE.has(table.toLowerCase()) || isPersonRecord(table))) return last!;
  }
  return null;
}

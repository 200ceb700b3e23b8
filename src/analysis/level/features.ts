import type { LevelPolicy, LogCall, Node, Range, Unit } from '../types.ts';
import { perName } from '../per-name.ts';
import type { TypeFacts } from '../sensitive/types.ts';
import { exceptionsIn, type Exceptions } from './exceptions.ts';
import { fileFacts, printsToStderr } from './file.ts';
import type { Message } from './message.ts';
import { messageOf } from './message.ts';
import { neighboursOf } from './next.ts';
import { placeOf } from './place.ts';
import { kindOf, nameOf } from './values.ts';
import type { ValueKind } from './values.ts';
import { conceptsOf, wordsOf } from './words.ts';

/** One observation about a call: yes or no. */
export interface Feature {
  /** Name that the model knows: `method:log`, `in:catch`, `word:failure`. */
  readonly code: string;
  /** The word, method or name that was seen, for people. */
  readonly detail?: string;
  readonly range?: Range;
}

type Add = (code: string, detail?: string, node?: Node) => void;

type Patterns = readonly (readonly [code: string, pattern: RegExp])[];

/** Which patterns a name fits. */
const fitting = (patterns: Patterns): ((name: string) => readonly string[]) =>
  perName((name) => patterns.filter(([, pattern]) => pattern.test(name)).map(([code]) => code));

const UNSAID: LevelPolicy = { defaultLevel: null };

/** Everything that can be observed about a call, each observation once. */
export function featuresOf(
  call: LogCall,
  unit: Unit,
  policy = UNSAID,
  types: TypeFacts | null = null,
): Feature[] {
  const found = new Map<string, Feature>();
  const add: Add = (code, detail, node) => {
    if (!found.has(code)) found.set(code, { code, detail, range: node?.range });
  };
  const method = methodOf(call);
  const ordinary = method === 'error' && policy.protocol === true && printsToStderr(unit);
  add(`method:${ordinary ? 'stderr' : method}`, call.method, call.callee);
  if (call.form !== 'call') add('form:value');
  const place = placeOf(call.node);
  place.facts.forEach((node, code) => add(code, undefined, node));
  neighboursOf(call.node).forEach((node, code) => add(code, undefined, node));
  const message = messageOf(call);
  const errors = exceptionsIn([...(call.args as readonly Node[]), ...message.holes], place.errors, types);
  addValues(call, message, errors, place.errors, add);
  addMessage(message, call, add);
  const words = wordsOf(message.text);
  for (const { concept, word, at } of conceptsOf(message.text, words)) {
    add(`word:${concept}`, word);
    if (at === 0) add(`first:${concept}`, word);
  }
  addLength(message.text, words, add);
  addFunctionName(place.functionName, add);
  for (const code of fileFacts(unit, call.method)) add(code);
  const { habit, defaultLevel } = policy;
  if (habit && defaultLevel === null) add(`habit:${habit}`);
  return [...found.values()];
}

const METHOD_GROUPS: Readonly<Record<string, string>> = {
  dirxml: 'dir',
  exception: 'error',
  assert: 'assert',
  groupCollapsed: 'group',
  groupEnd: 'group',
  timeEnd: 'time',
  timeLog: 'time',
  timeStamp: 'time',
  countReset: 'count',
  profileEnd: 'profile',
};

function methodOf(call: LogCall): string {
  if (call.api === 'logger') return call.level ?? call.method;
  if (call.api !== 'stream') return METHOD_GROUPS[call.method] ?? call.method;
  const { callee } = call;
  const stream = callee.type === 'MemberExpression' ? nameOf(callee.object as Node) : null;
  return stream === 'stderr' ? 'stderr' : 'log';
}

const isProse = (kind: ValueKind): boolean => kind === 'text';

function addValues(
  call: LogCall,
  message: Message,
  errors: Exceptions,
  bound: ReadonlySet<string>,
  add: Add,
): void {
  const { args } = call;
  add(args.length > 3 ? 'args:many' : `args:${args.length}`);
  const kinds = args.map((arg) => kindOf(arg as Node, errors));
  args.forEach((arg, i) => {
    const kind = kinds[i] as ValueKind;
    if (!isProse(kind)) add(`value:${kind}`, nameOf(arg as Node) ?? undefined, arg as Node);
  });
  for (const hole of message.holes) {
    const kind = kindOf(hole, errors);
    if (args.includes(hole as never)) continue;
    add(`hole:${kind}`, nameOf(hole) ?? undefined, hole);
    if (/^port$/i.test(nameOf(hole) ?? '')) add('hole:port', undefined, hole);
    if (/url|address|host|endpoint|uri/i.test(nameOf(hole) ?? '')) add('hole:address');
  }
  const caught = args.some((arg) => arg.type === 'Identifier' && bound.has(arg.name) && errors.has(arg.name));
  if (caught) add('value:caught');
  const [only] = kinds;
  if (args.length === 1 && only !== undefined && !isProse(only)) add(`only:${only}`, undefined);
  if (message.text.trim() === '') add('says:nothing');
  for (const arg of args) {
    const name = nameOf(arg as Node);
    if (name !== null) addValueName(name, arg as Node, add);
  }
}

const VALUE_NAMES: Patterns = [
  ['name:response', /^(?:res|resp|response|reply|answer)$|Response$/],
  ['name:request', /^(?:req|request|query|params|body|headers|url|payload)$|Request$|Params$/],
  [
    'name:data',
    /^(?:data|result|results|json|output|value|obj|object|info|rows|docs)$|Data$|Results?$/,
  ],
  ['name:event', /^(?:e|ev|evt|event|msg|message|args)$|Event$|Message$/],
  ['name:config', /^(?:config|options|opts|settings|env|props|state)$|Config$|Options$|State$/],
  ['name:stack', /^(?:stack|trace|stderr)$/],
];

const valueNames = fitting(VALUE_NAMES);

function addValueName(name: string, node: Node, add: Add): void {
  for (const code of valueNames(name)) add(code, name, node);
}

const TAG = /^\s*\[[^\]\n]{1,40}\]/;
const SCOPE = /^\s*[\w$.]+(?:\(\)|::|\.\w+:|#\w+)/;
const RULER = /^\s*([-=*#~_+.<>])\1{3}|([-=*#~_+])\2{3}\s*$/;

const EMOJI: Patterns = [
  ['emoji:failure', /[❌✖✗✘🚨🔥💥⛔🚫🛑🐛]/u],
  ['emoji:caution', /[⚠❗❓‼⏳⌛]/u],
  ['emoji:success', /[✅✔✓🎉👍🙌✨]/u],
  ['emoji:start', /[🚀🌐🔗🔌🏁▶]/u],
  ['emoji:look', /[🔍🔎🐞👀📝📊📋📦📡📤📥💾🔧🔄]/u],
];

const NOT_ASCII = /[^\x00-\x7f]/;

function addMessage(message: Message, call: LogCall, add: Add): void {
  const { text, front, back } = message;
  if (TAG.test(front)) add('form:tag');
  else if (SCOPE.test(front)) add('form:scope');
  if (RULER.test(front)) add('form:ruler');
  if (NOT_ASCII.test(text)) {
    for (const [code, pattern] of EMOJI) if (pattern.test(text)) add(code);
  }
  if (message.holes.length > 0 && /\S/.test(text)) add('form:template');
  const end = back.trimEnd();
  if (/[:=]$|=>$|->$/.test(end)) {
    add(call.args.length > 1 ? 'form:label-value' : 'form:ends-in-colon');
  } else if (call.args.length > 1 && /\w$/.test(end)) add('form:word-value');
  if (/(?:\.\.\.|…)$/.test(end)) add('form:ends-in-dots');
  else if (/!$/.test(end)) add('form:ends-in-bang');
  else if (/\.$/.test(end)) add('form:ends-in-stop');
  if (/%[sdifjoOc]/.test(front)) add('form:printf');
  if (/\n/.test(text)) add('form:lines');
  for (const colour of message.colours) add(`colour:${colour.replace(/Bright$/, '')}`, colour);
  if (/\\x1b\[31|\u001b\[31/.test(text)) add('colour:red');
  if (/\\x1b\[33|\u001b\[33/.test(text)) add('colour:yellow');
}

const SHORT_OF =
  /(?:not|n't) (?:be )?(?:found|exist|available|set|configured|defined)|n't exist/i;

function addLength(text: string, words: readonly string[], add: Add): void {
  const [first] = words;
  if (first === undefined) return;
  if (words.length === 1) add('says:one-word');
  else if (words.length > 9) add('says:much');
  const start = text.search(/[a-zA-Z]/);
  if (start !== -1) add(text[start] === first[0] ? 'says:small' : 'says:capital');
  if (first.length > 2 && !/[a-z]/.test(text) && isInCapitals(text)) add('says:capitals');
  if (SHORT_OF.test(text)) add('says:not-found');
}

const isInCapitals = (text: string): boolean =>
  text.toUpperCase() === text && text.toLowerCase() !== text;

const FUNCTION_NAMES: Patterns = [
  ['function:start', /^(?:main|start|run|init|initialize|setup|bootstrap|boot|listen|launch)/i],
  ['function:stop', /^(?:stop|shutdown|close|cleanup|destroy|dispose|teardown|exit)/i],
  ['function:debug', /debug|dump|print|log|trace/i],
  ['function:handler', /^(?:on|handle)[A-Z]/],
  ['function:read', /^(?:get|fetch|load|read|find|list|query|search)/],
  ['function:write', /^(?:set|save|update|delete|remove|create|add|write|insert|put|post|send)/],
  ['function:check', /^(?:check|validate|verify|is|has|ensure|assert|test)(?:[A-Z]|$)/],
  ['function:error', /error|fail|fatal/i],
];

const functionNames = fitting(FUNCTION_NAMES);

function addFunctionName(name: string | null, add: Add): void {
  if (name === null) return;
  for (const code of functionNames(name)) add(code, name);
}

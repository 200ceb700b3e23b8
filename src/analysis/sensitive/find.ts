import type { TSESTree } from '@typescript-eslint/utils';
import { wordsOf } from '@logfix/logger/vocabulary';
import { enclosingFunction, isFunction, keyName, propertyName, staticString, unwrap } from '../ast.ts';
import { functionName } from '../logger-shape.ts';
import type { LogCall, Node, Reason, Unit } from '../types.ts';
import {
  callContainer, fieldsReadFrom, lastName, memberContainer, personalKeys, recordContainer,
  type ContainerHit,
} from './containers.ts';
import { harmlessShape, isTooLittle } from './harmless.ts';
import { labelOf, placeholderLabels } from './labels.ts';
import { literalHits } from './literals.ts';
import { isHiddenName, isPerson, isTextOwner, nameHit, type NameHit } from './names.ts';
import { named, nameOfCallee, typeName, type Named } from './origin.ts';
import { calleeName, isSanitizer, judgeCut, judgeReplace } from './sanitizers.ts';
import type { Exposure, PiiSettings, SensitiveKind, TypeFact, TypeFacts } from './types.ts';

/** Names that say that they hold something else than what they were made of. */
const OTHER_HEAD = /(path|file|filename|dir|folder|count|length|size|type|status|index|ids?|valid|enabled|exists)$/i;
/** Names of single values, whatever list they come from. */
const PLAIN_NAME = /^(name|id|key|nick|username|login|title|type|index|i|handle|slug)$|Id$/;

/** What is known of the place of an expression. */
interface Place {
  /** The key that the value gets: `email` of `{ email: x }`. */
  readonly key?: string;
  /** The key of the object around it. */
  readonly owner?: string;
  /** The text before it: `phone` of `'phone:', x`. */
  readonly label?: string;
  /** It becomes part of a text: an object would show as `[object Object]`. */
  readonly inText?: boolean;
  /** Where its value came through. */
  readonly steps: readonly Reason[];
  readonly depth: number;
  /** Parameters of a local helper that is being read, with what they were given. */
  readonly given?: ReadonlyMap<string, Node>;
}

const START: Place = { steps: [], depth: 0 };
const DEEPEST = 6;

const PASSES =
  /^(trim|trimStart|trimEnd|toLowerCase|toUpperCase|toLocaleLowerCase|toLocaleUpperCase|toString|toJSON|toObject|valueOf|normalize|concat|padStart|padEnd|join|flat|reverse|sort|toSorted|toReversed|filter|at|find|findLast|pop|shift|values|entries|lean|exec|unwrap|then|repeat)$/;
const WRAPS =
  /^(String|JSON\.stringify|JSON\.parse|util\.inspect|util\.format|inspect|format|Object\.(values|entries|assign|freeze|fromEntries)|Array\.from|Array\.of|encodeURIComponent|decodeURIComponent|encodeURI|decodeURI|structuredClone|Buffer\.from|btoa|atob|escape|unescape|stringify|prettyFormat|cloneDeep|_\.cloneDeep|toRaw|unref|toJS|flatted\.stringify|safeStringify|chalk(\.\w+)+|pc\.\w+|kleur\.\w+|colors\.\w+|picocolors\.\w+|String\.raw|sprintf|vsprintf|fastSafeStringify)$/;
const TRANSPARENT = /^(value|current|raw|\$|_value)$/;
/** The file asks for the address from which a client comes. */
const CLIENT_ADDRESS = /remoteAddress|x-forwarded-for|x-real-ip|\breq(uest)?\.ips?\b|clientIp|handshake\.address|getClientIp/i;
const PHONES = /\bphone|\bsms\b|\botp\b|전화|휴대|핸드폰/i;
const POSTAL = /주소|\b(street|zip_?code|postal_?code|postcode|detail_?address|road_?address|shipping_?address)\b/i;
const OTHER_ADDRESS = /wallet|contract|ethers|web3|socket\.|remoteAddress|\bmac\b|smart.?contract/i;
const DEVICE_PLACE = /geolocation|getCurrentPosition|watchPosition|현재 ?위치|expo-location/i;
const REQUESTS = /^_?(req|request|res|response|reply)$/;
const COOKIES = /express-session|iron-session|connect\.sid|res\.cookie\(|setCookie|set-cookie|req\.session/i;
/** Methods whose one argument names what they hand out: `headers.get('authorization')`. */
const GETTERS = /^(get|getItem|getHeader|header|getCookie|cookie|param|getParameter|getOrThrow|getAttribute|query|field)$/;
const EXTRACTS = /^(pick|get|prop|path)$/;

/** Finds what one log call prints that is personal. */
export function findExposures(
  call: LogCall,
  unit: Unit,
  settings: PiiSettings,
  types: TypeFacts | null,
): Exposure[] {
  const finder = new Finder(unit, settings, types);
  const labels = placeholderLabels(call.args as readonly Node[]);
  const found = call.args.flatMap((arg, i) => {
    const label = labels[i];
    return finder.visit(arg as Node, label === undefined ? START : { ...START, label });
  });
  return withoutDoubles(found);
}

/** One place, one exposure: the surest of its kinds, and never one inside another. */
function withoutDoubles(found: readonly Exposure[]): Exposure[] {
  const sorted = found.toSorted(
    (a, b) => a.node.range[0] - b.node.range[0] || b.node.range[1] - a.node.range[1],
  );
  const kept: Exposure[] = [];
  for (const one of sorted) {
    const last = kept.at(-1);
    const isInside = last && one.node.range[0] < last.node.range[1] && one.form !== 'literal';
    if (!isInside) kept.push(one);
  }
  return kept;
}

class Finder {
  private readonly unit: Unit;
  private readonly settings: PiiSettings;
  private readonly types: TypeFacts | null;

  constructor(unit: Unit, settings: PiiSettings, types: TypeFacts | null) {
    this.unit = unit;
    this.settings = settings;
    this.types = types;
  }

  /** What an expression gives away when its value is printed. */
  visit(raw: Node, place: Place): Exposure[] {
    if (place.depth > DEEPEST) return [];
    const node = unwrap(raw);
    switch (node.type) {
      case 'Literal':
        return this.literal(node, place);
      case 'TemplateLiteral':
        return this.template(node, place);
      case 'BinaryExpression':
        return node.operator === '+' ? this.sum(node, place) : [];
      case 'LogicalExpression':
        return [...(node.operator === '&&' ? [] : this.visit(node.left, place)), ...this.visit(node.right, place)];
      case 'ConditionalExpression':
        return [...this.visit(node.consequent, place), ...this.visit(node.alternate, place)];
      case 'SequenceExpression':
        return this.visit(node.expressions.at(-1)!, place);
      case 'AssignmentExpression':
        return this.visit(node.right, place);
      case 'AwaitExpression':
      case 'SpreadElement':
        return this.visit(node.argument, place);
      case 'ArrayExpression':
        return node.elements.flatMap((one) => (one ? this.visit(one as Node, place) : []));
      case 'ObjectExpression':
        return this.object(node, place);
      case 'TaggedTemplateExpression':
        return nameOf(node.tag).match(WRAPS) ? this.template(node.quasi, place) : [];
      case 'NewExpression':
        return this.construction(node, place);
      case 'CallExpression':
        return this.call(node, raw, place);
      case 'Identifier':
        return this.identifier(node, raw, place);
      case 'MemberExpression':
        return this.member(node, raw, place);
      default:
        return [];
    }
  }

  private literal(node: TSESTree.Literal, place: Place): Exposure[] {
    if (typeof node.value !== 'string') return [];
    return this.written(node, node.range[0], this.unit.text.slice(...node.range), place);
  }

  private written(node: Node, start: number, text: string, place: Place): Exposure[] {
    return literalHits(text).map((hit) => ({
      node,
      kind: hit.kind,
      confidence: 0.85,
      why: [{ code: 'literal', text: 'the value is written out in the text', weight: 1 }, ...place.steps],
      form: 'literal' as const,
      replacement: {
        range: [start + hit.at, start + hit.at + hit.found.length] as const,
        text: hit.masked,
      },
    }));
  }

  private template(node: TSESTree.TemplateLiteral, place: Place): Exposure[] {
    const found = node.quasis.flatMap((quasi) =>
      this.written(node, quasi.range[0], this.unit.text.slice(...quasi.range), place));
    node.expressions.forEach((hole, i) => {
      const label = labelOf(node.quasis[i]!.value.cooked ?? '');
      found.push(...this.visit(hole as Node, inText(place, label)));
    });
    return found;
  }

  /** `'phone: ' + user.phone` */
  private sum(node: TSESTree.BinaryExpression, place: Place): Exposure[] {
    const parts: Node[] = [];
    const split = (at: Node): void => {
      const one = unwrap(at);
      if (one.type === 'BinaryExpression' && one.operator === '+') {
        split(one.left);
        split(one.right);
      } else parts.push(at);
    };
    split(node);
    return parts.flatMap((part, i) => {
      const label = i > 0 ? labelOf(staticString(unwrap(parts[i - 1]!)) ?? '') : null;
      return this.visit(part, inText(place, label));
    });
  }

  private object(node: TSESTree.ObjectExpression, place: Place): Exposure[] {
    return node.properties.flatMap((property) => {
      if (property.type === 'SpreadElement') return this.visit(property.argument, { ...place, key: undefined });
      const key = keyName(property) ?? undefined;
      const owner = place.key ?? place.owner;
      return this.visit(property.value, { ...place, label: undefined, inText: false, key, owner });
    });
  }

  /** `new Error(text)`: what it is made of is printed with it. */
  private construction(node: TSESTree.NewExpression, place: Place): Exposure[] {
    const name = node.callee.type === 'Identifier' ? node.callee.name : '';
    if (!/(Error|Exception|^Set|^String|^URLSearchParams)$/.test(name)) return [];
    return node.arguments.flatMap((arg) => this.visit(arg as Node, { ...place, key: undefined, label: undefined }));
  }

  private call(node: TSESTree.CallExpression, raw: Node, place: Place): Exposure[] {
    const callee = unwrap(node.callee);
    const name = nameOfCallee(node);
    const path = nameOf(callee);
    const args = node.arguments as readonly Node[];
    if (isSanitizer(this.unit, node, this.settings)) return [];
    if (WRAPS.test(path)) return this.wrapped(node, path, place);
    if (callee.type === 'MemberExpression') {
      if (/^(replace|replaceAll|slice|substring|substr|substringData)$/.test(name)) return this.cut(node, callee, raw, place);
      if (name === 'split') return this.split(node, callee, place);
      if (/^(map|flatMap)$/.test(name)) return this.mapped(args[0], callee, place);
      const keyed = GETTERS.test(name) && args.length <= 2 ? staticString(args[0]) : null;
      if (keyed !== null) {
        const hit = nameHit(keyed, this.ownerOf(callee.object), this.settings);
        return this.named(raw, hit, place, `${name}('${keyed}')`);
      }
      if (PASSES.test(name)) return this.visit(callee.object, { ...place, depth: place.depth + 1 });
      if (EXTRACTS.test(name)) return [];
    }
    if (harmlessShape(this.unit, node, this.settings) !== null) return [];
    const claims = place.inText ? null : callContainer(node);
    if (claims) return [this.container(raw, claims, place)];
    const typed = this.typed(node, raw, place);
    if (typed && typed.length > 0) return typed;
    const through = this.throughHelper(node, raw, place);
    if (through) return through;
    const getter = /^get[A-Z_]/.test(name) && args.length <= 1 ? nameHit(name, null, this.settings) : null;
    if (getter?.strength === 'strong' && !/token|cookie|key|jwt|credential|secret/.test(getter.word)) {
      return this.named(raw, getter, place, `${name}()`);
    }
    return this.byPlace(raw, name, place, 0.7);
  }

  private wrapped(node: TSESTree.CallExpression, path: string, place: Place): Exposure[] {
    const args = node.arguments as readonly Node[];
    const all = /format|printf|assign|Array\.of/.test(path);
    const used = /stringify/i.test(path) && hasReplacer(args[1]) ? [] : all ? args : args.slice(0, 1);
    const inner = /^String$|encodeURI|chalk|pc\.|kleur|colors/.test(path)
      ? { ...place, inText: true }
      : { ...place, inText: false };
    const labels = all ? placeholderLabels(args) : [];
    return used.flatMap((arg, i) => this.visit(arg, labels[i] ? { ...inner, label: labels[i] } : inner));
  }

  /** `slice`, `replace`: hides the value, leaves it, or hides too little of it. */
  private cut(node: TSESTree.CallExpression, callee: TSESTree.MemberExpression, raw: Node, place: Place): Exposure[] {
    const inner = this.visit(callee.object, { ...place, depth: place.depth + 1 });
    const hashed = inner.length === 0 ? this.cutHash(node, callee, raw, place) : null;
    if (hashed) return [hashed];
    const [first] = inner;
    if (!first || first.form === 'fields') return inner;
    const name = calleeName(node)!;
    const verdict = name.startsWith('replace') ? judgeReplace(node, first.kind) : judgeCut(node);
    if (verdict.hides) return [];
    if (verdict.flaw === null) return [{ ...first, node: raw }];
    return [{ ...first, node: raw, badMask: verdict.flaw }];
  }

  /** `user.passwordHash.substring(0, 60)` is the whole of a bcrypt hash. */
  private cutHash(
    node: TSESTree.CallExpression,
    callee: TSESTree.MemberExpression,
    raw: Node,
    place: Place,
  ): Exposure | null {
    if (!/^(slice|substring|substr)$/.test(calleeName(node) ?? '')) return null;
    const name = lastName(callee.object) ?? '';
    const words = wordsOf(name);
    const verdict = judgeCut(node);
    if (!/^(hash|hashed|digest)$/.test(words.find((w) => /hash|digest/.test(w)) ?? '')) return null;
    if (verdict.hides || verdict.flaw === null) return null;
    return {
      node: raw,
      kind: 'credential',
      confidence: 0.75,
      why: [{ code: `word:${words.join('_')}`, text: `${name} is a hash`, weight: 1 }, ...place.steps],
      form: 'value',
      badMask: verdict.flaw,
    };
  }

  /** `email.split('@')[0]` keeps the part that names the person. */
  private split(node: TSESTree.CallExpression, callee: TSESTree.MemberExpression, place: Place): Exposure[] {
    const by = staticString(node.arguments[0] as Node);
    if (by === '@') return [];
    return this.visit(callee.object, { ...place, depth: place.depth + 1 });
  }

  /** `users.map((u) => u.email)` */
  private mapped(fn: Node | undefined, callee: TSESTree.MemberExpression, place: Place): Exposure[] {
    const inner = fn && unwrap(fn);
    if (!isFunction(inner)) return [];
    const next = { ...place, depth: place.depth + 1 };
    return returnsOf(inner).flatMap((value) => this.visit(value, next))
      .filter((one) => one.node.range[0] >= callee.range[0]);
  }

  /** A function of this file that hands back what it is given, or something personal. */
  private throughHelper(node: TSESTree.CallExpression, raw: Node, place: Place): Exposure[] | null {
    const callee = unwrap(node.callee);
    if (callee.type !== 'Identifier' || place.depth > 3) return null;
    const { variable, origin } = named(this.unit, callee);
    const definition = variable?.defs[0]?.node as Node | undefined;
    const fn = origin.from === 'value' ? unwrap(origin.value) : definition;
    if (!isFunction(fn) || fn.async || fn.generator) return null;
    const values = returnsOf(fn);
    if (values.length === 0 || values.length > 3) return null;
    const given = new Map<string, Node>();
    fn.params.forEach((param, i) => {
      const arg = node.arguments[i];
      if (param.type === 'Identifier' && arg) given.set(param.name, arg as Node);
    });
    const step = stepOf('helper', `${callee.name}() hands back what it is given`, node);
    const found = values.flatMap((value) =>
      this.visit(value, { steps: [...place.steps, step], depth: place.depth + 2, given, inText: place.inText }));
    const inCall = found.filter((one) => one.node.range[0] >= node.range[0] && one.node.range[1] <= node.range[1]);
    if (inCall.length > 0 && found.length === inCall.length) {
      const [only] = inCall;
      return inCall.length === 1 && only ? [{ ...only, confidence: only.confidence * 0.95 }] : inCall;
    }
    if (found.length > 0) return [{ ...found[0]!, node: raw, form: found[0]!.form === 'value' ? 'value' : 'text' }];
    return null;
  }

  private identifier(node: TSESTree.Identifier, raw: Node, place: Place): Exposure[] {
    if (node.name === 'undefined') return [];
    const arg = place.given?.get(node.name);
    if (arg) return this.visit(arg, { ...place, given: undefined, depth: place.depth + 1 });
    const typed = this.typed(node, raw, place);
    if (typed) return typed;
    const what = named(this.unit, node);
    const { origin } = what;
    if (origin.from === 'code' || origin.from === 'caught' || origin.from === 'key') return [];
    const hit = nameHit(node.name, null, this.settings) ?? this.byFile(node.name) ?? recipientHit(node);
    const shape = this.shapeOf(what);
    if (shape !== null && isTooLittle(shape, hit?.kind ?? 'container') && shape !== 'string') return [];
    if (isHiddenName(node.name)) return [];
    if (hit && this.isCredible(hit, node, what, shape)) return this.named(raw, hit, place, node.name);
    if (place.inText || shape === 'string') return this.flowing(node, raw, what, place);
    // Loggers print little of a request under these keys.
    if (/^(req|res|request|reply)$/.test(place.key ?? '') && REQUESTS.test(node.name)) return [];
    if (origin.from !== 'import') {
      const record = this.recordOf(node, what);
      if (record) return [this.container(raw, record, place)];
    }
    return this.flowing(node, raw, what, place);
  }

  /** What a variable was given; else what its use, its key or its label says of it. */
  private flowing(node: TSESTree.Identifier, raw: Node, what: Named, place: Place): Exposure[] {
    const flow = OTHER_HEAD.test(node.name) ? [] : this.flow(node, raw, what, place);
    if (flow.length > 0) return flow;
    if (!place.inText && what.origin.from !== 'import') {
      const fields = fieldsReadFrom(this.unit, node, this.settings);
      if (fields.length > 0) {
        const text = `${node.name} has ${fields.slice(0, 3).join(', ')}: the file reads them from it`;
        return [this.container(raw, { code: 'fields', text, confidence: 0.75 }, place)];
      }
    }
    return this.byPlace(raw, node.name, place, 0.8);
  }

  /** `ip` and `sessionId` mean what the rest of the file makes of them. */
  private byFile(name: string): NameHit | null {
    if (/^ip$/i.test(name) && CLIENT_ADDRESS.test(this.unit.text)) {
      return { kind: 'ip', word: 'ip', strength: 'weak', owner: 'a client' };
    }
    if (/^(tel|mobile|hp|cell)$/i.test(name) && PHONES.test(this.unit.text)) {
      return { kind: 'phone', word: name.toLowerCase(), strength: 'weak', owner: 'a person' };
    }
    if (/^(address|addr)$/i.test(name) && POSTAL.test(this.unit.text) && !OTHER_ADDRESS.test(this.unit.text)) {
      return { kind: 'address', word: 'address', strength: 'weak', owner: 'a person' };
    }
    if (/^(lat|lng|lon|latitude|longitude)$/i.test(name) && DEVICE_PLACE.test(this.unit.text)) {
      return { kind: 'location', word: name.toLowerCase(), strength: 'weak', owner: 'a device' };
    }
    if (/^session_?id$/i.test(name) && COOKIES.test(this.unit.text)) {
      return { kind: 'credential', word: 'session_id', strength: 'weak', owner: 'a cookie' };
    }
    return null;
  }

  private isCredible(hit: NameHit, node: TSESTree.Identifier, what: Named, shape: string | null): boolean {
    if (what.origin.from === 'import') return hit.strength === 'strong' && hit.kind === 'credential' && /[A-Z]/.test(node.name);
    if (shape !== null && isTooLittle(shape, hit.kind)) return false;
    if (/^tokens?$/i.test(node.name) && hit.kind === 'credential') return !this.isSyntaxToken(what);
    if (what.origin.from === 'value') {
      const text = staticString(unwrap(what.origin.value));
      // A text of the program itself is nobody's, unless it is such a value.
      if (text !== null) return literalHits(text).length > 0;
    }
    return true;
  }

  /** A token of a parser has a type and a place; a coin has a symbol. */
  private isSyntaxToken({ variable }: Named): boolean {
    return variable?.references.some(({ identifier: { parent } }) =>
      parent?.type === 'MemberExpression' &&
      /^(type|kind|value|loc|start|lexeme|text|symbol|decimals|mint|line|image|tag|balance)$/.test(propertyName(parent) ?? '')) ?? false;
  }

  /** What a variable certainly is, by its declared type or by what it was given. */
  private shapeOf({ origin, annotation }: Named): string | null {
    const declared = shapeOfType(annotation);
    if (declared !== null) return declared;
    if (origin.from === 'value') return harmlessShape(this.unit, origin.value, this.settings);
    if (origin.from === 'state' && origin.initial) return harmlessShape(this.unit, origin.initial, this.settings);
    return null;
  }

  /** A record about a person, by the name or by the declared type. */
  private recordOf(node: TSESTree.Identifier, what: Named): ContainerHit | null {
    const { annotation, origin } = what;
    // What an object literal holds is there to be read.
    if (origin.from === 'value' && isClosedObject(unwrap(origin.value))) return null;
    const byName = recordContainer(node.name);
    if (byName) return this.isPlainValue(node) ? null : byName;
    const type = typeName(annotation);
    const byType = type === null ? null : recordContainer(type);
    if (byType) return { ...byType, text: `${node.name} is a ${type}` };
    if (origin.from === 'parameter' && /^(req|request)$/.test(node.name) && /\b(res|response|next|reply)\b/.test(this.unit.text)) {
      return { code: 'request', text: `${node.name} holds a whole request`, confidence: 0.75 };
    }
    if (origin.from === 'parameter' && isMailInfo(what)) {
      return { code: 'response', text: `${node.name} holds the addresses of a mail`, confidence: 0.75 };
    }
    if (origin.from === 'element' && !PLAIN_NAME.test(node.name)) {
      const list = lastName(origin.of);
      const hit = list === null ? null : recordContainer(list);
      if (hit) return { ...hit, text: `${node.name} is one of ${list}` };
    }
    return null;
  }

  /** A name of a person's record that holds a plain text or id: `const user = row.user_id`. */
  private isPlainValue(node: TSESTree.Identifier): boolean {
    const { origin } = named(this.unit, node);
    if (origin.from !== 'value') return false;
    const init = unwrap(origin.value);
    if (init.type === 'TemplateLiteral' || staticString(init) !== null) return true;
    if (init.type === 'MemberExpression') return /(^|_)id$|Id$|^(length|id|name|username|login)$/.test(propertyName(init) ?? '');
    return false;
  }

  private flow(node: TSESTree.Identifier, raw: Node, what: Named, place: Place): Exposure[] {
    const { origin } = what;
    const next = (text: string, at: Node): Place => ({
      steps: [...place.steps, stepOf('flow', text, at)],
      depth: place.depth + 1,
      inText: place.inText,
    });
    if (origin.from === 'property') {
      const owner = typeof origin.of === 'string' ? origin.of : origin.of && this.ownerOf(origin.of);
      const typed = typeof origin.of === 'string' || !origin.of ? null : this.types?.field(origin.of.range, origin.key);
      if (typed?.kind) return [this.contract(raw, typed.kind, typed, place)];
      const hit = nameHit(origin.key, owner, this.settings);
      if (hit) return this.named(raw, hit, place, `${node.name} (${origin.key})`);
      if (!place.inText && typeof origin.of !== 'string' && origin.of) return this.taken(origin.key, origin.of, raw, place);
      return [];
    }
    if (origin.from === 'state' && origin.initial && !place.inText) {
      const initial = unwrap(origin.initial);
      const keys = initial.type === 'ObjectExpression' ? personalKeys(initial, this.settings) : [];
      if (keys.length === 0) return [];
      const text = `${node.name} holds ${keys.slice(0, 3).join(', ')}`;
      return [this.container(raw, { code: 'fields', text, confidence: 0.85 }, place)];
    }
    if (origin.from === 'element' && !place.inText) {
      const list = unwrap(origin.of);
      if (list.type !== 'Identifier' || list === node) return [];
      return this.flow(list, raw, named(this.unit, list), { ...place, depth: place.depth + 1 });
    }
    if (origin.from !== 'value' || place.depth > DEEPEST - 2) return [];
    const value = unwrap(origin.value);
    if (value.type === 'Identifier' && value.name === node.name) return [];
    if (value.type === 'ObjectExpression' && place.inText) return [];
    const found = this.visit(value, next(`${node.name} was made of it`, value));
    return found.length === 0 ? [] : [this.carried(found, value, raw)];
  }

  /** `const { body } = req` */
  private taken(key: string, of: Node, raw: Node, place: Place): Exposure[] {
    const object = unwrap(of);
    const member = { type: 'MemberExpression', object, property: { type: 'Identifier', name: key }, computed: false };
    const hit = memberContainer(this.unit, member as TSESTree.MemberExpression) ?? recordContainer(key);
    return hit ? [this.container(raw, hit, place)] : [];
  }

  /** What a variable carries: the worst of what it was made of, to be hidden where it is printed. */
  private carried(found: readonly Exposure[], value: Node, raw: Node): Exposure {
    const worst = found.toSorted((a, b) => b.confidence - a.confidence)[0]!;
    const isWhole = unwrap(worst.node) === value || isSameValue(value, worst.node);
    const form = worst.form === 'fields' ? 'fields' : isWhole ? 'value' : value.type === 'ObjectExpression' || value.type === 'ArrayExpression' ? 'fields' : 'text';
    return {
      node: raw,
      kind: value.type === 'ObjectExpression' ? 'container' : worst.kind,
      form,
      confidence: worst.confidence * 0.95,
      why: worst.why,
      ...(worst.badMask === undefined ? {} : { badMask: worst.badMask }),
    };
  }

  private member(node: TSESTree.MemberExpression, raw: Node, place: Place): Exposure[] {
    const typed = this.typed(node, raw, place);
    if (typed) return typed;
    const name = node.property.type === 'PrivateIdentifier' ? node.property.name : propertyName(node);
    if (name === null) return this.element(node, raw, place);
    if (isHiddenName(name)) return [];
    const own = this.ownProperty(node, name);
    if (own !== null) return this.visit(own, { ...place, depth: place.depth + 1 }).slice(0, 1).map((one) => ({ ...one, node: raw }));
    const owner = this.ownerOf(node.object);
    const hit = nameHit(name, owner, this.settings) ?? (/^(lat|lng|lon|latitude|longitude)$/i.test(name) ? this.byFile(name) : null);
    if (hit && !this.isConstantMember(node, hit)) return this.named(raw, hit, place, this.pathOf(node, name));
    if (TRANSPARENT.test(name)) {
      const field = fieldOfPage(unwrap(node.object));
      if (field !== null) return this.named(raw, nameHit(field, null, this.settings), place, `the field ${field}`);
      const inner = this.visit(node.object, { ...place, depth: place.depth + 1 }).filter((one) =>
        one.form === 'value' && !(one.kind === 'credential' && /^tokens?$/i.test(lastName(node.object) ?? '')));
      return inner.slice(0, 1).map((one) => ({ ...one, node: raw }));
    }
    if (place.inText) return this.byPlace(raw, name, place, 0.8);
    const request = memberContainer(this.unit, node);
    if (request) return [this.container(raw, request, place)];
    const record = isTextOwner(owner ?? '') ? null : recordContainer(name);
    if (record && !/^(prisma|db|knex|models?|this|api|routes?)$/i.test(lastName(node.object) ?? 'this')) {
      return [this.container(raw, record, place)];
    }
    if (record && node.object.type === 'ThisExpression') return [this.container(raw, record, place)];
    return this.byPlace(raw, name, place, 0.8);
  }

  /** What a property of an object literal of this file was given, where the name alone says nothing. */
  private ownProperty(node: TSESTree.MemberExpression, name: string): Node | null {
    const object = unwrap(node.object);
    if (object.type !== 'Identifier') return null;
    const { origin } = named(this.unit, object);
    const value = origin.from === 'value' ? unwrap(origin.value) : null;
    if (value === null || !isClosedObject(value)) return null;
    const property = (value as TSESTree.ObjectExpression).properties
      .find((one) => one.type === 'Property' && keyName(one) === name);
    const given = property?.type === 'Property' ? property.value : null;
    if (!given || nameHit(name, object.name, this.settings)) {
      return given && harmlessShape(this.unit, given, this.settings) !== null ? given : null;
    }
    return given;
  }

  /** `emails[0]`, `user[field]`, `email.split('@')[0]` */
  private element(node: TSESTree.MemberExpression, raw: Node, place: Place): Exposure[] {
    const object = unwrap(node.object);
    const index = unwrap(node.property);
    if (index.type !== 'Literal' || typeof index.value !== 'number') return [];
    if (object.type === 'CallExpression' && nameOfCallee(object) === 'split' && index.value === 0) {
      return this.localPart(object, raw, place);
    }
    const inner = this.visit(object, { ...place, depth: place.depth + 1 });
    return inner.slice(0, 1).map((one) => ({ ...one, node: raw }));
  }

  private localPart(call: TSESTree.CallExpression, raw: Node, place: Place): Exposure[] {
    if (staticString(call.arguments[0] as Node) !== '@') return [];
    const callee = unwrap(call.callee) as TSESTree.MemberExpression;
    const [inner] = this.visit(callee.object, { ...place, depth: place.depth + 1 });
    if (inner?.kind !== 'email') return [];
    return [{ ...inner, node: raw, badMask: 'it keeps the whole name before the @' }];
  }

  private isConstantMember(node: TSESTree.MemberExpression, hit: NameHit): boolean {
    const object = unwrap(node.object);
    const name = propertyName(node) ?? '';
    if (!/^[A-Z]/.test(name)) return false;
    const owner = object.type === 'Identifier' ? object.name : propertyName(object as TSESTree.MemberExpression) ?? '';
    if (/^(env|config|settings|secrets|process|options|headers)$/i.test(owner)) return false;
    return /^[A-Z]/.test(owner) || hit.kind !== 'credential';
  }

  /** The name of what an expression belongs to; wrappers such as `data` are looked through. */
  private ownerOf(object: Node): string | null {
    const node = unwrap(object);
    if (node.type === 'MemberExpression' && propertyName(node) === null) return this.ownerOf(node.object);
    const name = lastName(node);
    if (name === null) return null;
    if (node.type === 'MemberExpression' && /^(data|attributes|value|current|_doc|doc|fields|dataValues|props|item)$/.test(name)) {
      return this.ownerOf(node.object) ?? name;
    }
    if (node.type !== 'Identifier' || isPerson(name)) return name;
    const { origin, annotation } = named(this.unit, node);
    const type = typeName(annotation);
    if (type !== null && isPerson(type)) return type;
    if (origin.from === 'element') return lastName(origin.of) ?? name;
    if (origin.from === 'property' && isPerson(origin.key)) return origin.key;
    return name;
  }

  private pathOf(node: TSESTree.MemberExpression, name: string): string {
    const owner = lastName(node.object);
    return owner === null ? name : `${owner}.${name}`;
  }

  /** A value that says nothing itself, under a key or after a label that does. */
  private byPlace(raw: Node, own: string, place: Place, confidence: number): Exposure[] {
    const { key, label, owner } = place;
    if (isOtherwiseNamed(own)) return [];
    const byKey = key === undefined ? null : nameHit(key, owner ?? null, this.settings);
    if (key !== undefined && byKey) {
      return this.named(raw, byKey, place, `the key ${key}`, confidence);
    }
    const byLabel = label === undefined ? null : nameHit(label, null, this.settings);
    if (byLabel?.strength !== 'strong') return [];
    return this.named(raw, byLabel, place, `the text before it (${label})`, confidence);
  }

  private named(raw: Node, hit: NameHit | null, place: Place, said: string, confidence = 0.95): Exposure[] {
    if (hit === null) return [];
    const word = hit.word.replaceAll('_', ' ');
    const by = hit.owner === undefined ? '' : `, of ${hit.owner}`;
    return [{
      node: raw,
      kind: hit.kind,
      form: 'value',
      confidence: hit.strength === 'strong' ? confidence : confidence * 0.9,
      why: [
        { code: `word:${hit.word}`, text: `${said} says ${word}${by}`, weight: 1, range: raw.range },
        ...place.steps,
      ],
    }];
  }

  private container(raw: Node, hit: ContainerHit, place: Place): Exposure {
    return {
      node: raw,
      kind: 'container',
      form: 'fields',
      confidence: hit.confidence,
      why: [{ code: hit.code, text: hit.text, weight: 1, range: raw.range }, ...place.steps],
    };
  }

  /** What the compiler says: it overrules names. `null` where it has nothing to say. */
  private typed(node: Node, raw: Node, place: Place): Exposure[] | null {
    const fact = this.types?.at(node.range);
    if (!fact) return null;
    if (fact.kind !== undefined) return [this.contract(raw, fact.kind, fact, place)];
    if (fact.shape !== undefined && /^(boolean|literals|function)$/.test(fact.shape)) return [];
    const name = lastName(node) ?? '';
    const hit = nameHit(name, node.type === 'MemberExpression' ? this.ownerOf(node.object) : null, this.settings);
    if (fact.shape !== undefined && fact.shape !== 'object' && isTooLittle(fact.shape, hit?.kind ?? 'container') && hit) return [];
    if (fact.shape === 'number' || fact.shape === 'date') return hit ? null : [];
    if (fact.shape === 'string' && !hit && recordContainer(name)) return [];
    if (fact.fields && fact.fields.length > 0 && !place.inText) {
      const names = fact.fields.slice(0, 3).map((f) => f.name).join(', ');
      const text = `its type has ${names}`;
      return [this.contract(raw, 'container', { code: 'type', text }, place)];
    }
    if (fact.cleared && !hit) return [];
    return null;
  }

  private contract(raw: Node, kind: SensitiveKind, { code, text }: TypeFact, place: Place): Exposure {
    return {
      node: raw,
      kind,
      form: kind === 'container' ? 'fields' : 'value',
      confidence: code === 'type' ? 0.95 : 0.98,
      why: [{ code: code ?? 'type', text: text ?? 'its type', weight: 1, range: raw.range }, ...place.steps],
    };
  }
}

/** `info` of `transporter.sendMail(mail, (err, info) => …)` */
function isMailInfo({ variable }: Named): boolean {
  const fn = variable?.defs[0]?.node as Node | undefined;
  if (!isFunction(fn) || fn.params[1] !== variable?.defs[0]?.name) return false;
  const call = fn.parent;
  return call?.type === 'CallExpression' && /^sendMail$/.test(nameOfCallee(call));
}

/** An object literal that shows all of its fields. */
const isClosedObject = (node: Node): boolean =>
  node.type === 'ObjectExpression' && node.properties.every((one) => one.type === 'Property' && !one.computed);

/** `to` inside `sendMail(to, …)` */
function recipientHit(node: TSESTree.Identifier): NameHit | null {
  if (!/^(to|recipients?|receivers?|cc|bcc)$/.test(node.name)) return null;
  const fn = enclosingFunction(node);
  const name = fn ? functionName(fn) ?? '' : '';
  const kind = /mail/i.test(name) ? 'email' : /sms|textMessage|alimtalk/i.test(name) ? 'phone' : null;
  return kind && { kind, word: node.name, strength: 'weak', owner: name };
}

/** The id by which a page's field is found: `email` of `document.getElementById('email')`. */
function fieldOfPage(node: Node): string | null {
  if (node.type !== 'CallExpression' || !/^(getElementById|querySelector|\$)$/.test(nameOfCallee(node))) return null;
  const id = staticString(node.arguments[0] as Node);
  return id === null ? null : id.replace(/^[#.]/, '').replace(/[-_]?(input|field|box)$/i, '');
}

const inText = (place: Place, label: string | null): Place => ({
  ...place, key: undefined, inText: true, label: label ?? undefined,
});

const stepOf = (code: string, text: string, at: Node): Reason => ({ code, text, weight: 0.5, range: at.range });

/** A second argument that keeps fields out: `JSON.stringify(user, ['id'])`. */
const hasReplacer = (arg: Node | undefined): boolean =>
  arg !== undefined && !(arg.type === 'Literal' && arg.value === null) && !(arg.type === 'Identifier' && arg.name === 'undefined');

/** `JSON.stringify`, `util.inspect`, as they are written. */
function nameOf(node: Node): string {
  const at = unwrap(node);
  if (at.type === 'Identifier') return at.name;
  if (at.type !== 'MemberExpression') return '';
  const owner = nameOf(at.object);
  return owner === '' ? '' : `${owner}.${propertyName(at) ?? ''}`;
}

/** Names that say themselves what they are: `emailSent`, `phoneValid`, `index`. */
const isOtherwiseNamed = (name: string): boolean => {
  const words = wordsOf(name);
  const last = words.at(-1) ?? '';
  return isHiddenName(name) ||
    /^(is|has|should|can|validate|verify|check|count|format|create|generate|sign|make|build|new|use|find|fetch|load|log)$/.test(words[0] ?? '') ||
    /^(id|ids|uuid|count|length|size|index|status|type|valid|sent|ok|success|enabled|exists|error|errors|err|message|msg|result|response|verified|at|date|time|url|uri|path|file|state|t|i18n|translate|config|options|template|label|title|template|schema|service|client|domain|provider|role)$/.test(last);
};

/** The expressions that a function hands back. */
export function returnsOf(fn: Node): Node[] {
  if (!isFunction(fn)) return [];
  if (fn.body.type !== 'BlockStatement') return [fn.body];
  const found: Node[] = [];
  const visit = (statement: Node): void => {
    if (statement.type === 'ReturnStatement') {
      if (statement.argument) found.push(statement.argument);
    } else if (statement.type === 'IfStatement') {
      visit(statement.consequent);
      if (statement.alternate) visit(statement.alternate);
    } else if (statement.type === 'BlockStatement') statement.body.forEach(visit);
    else if (statement.type === 'TryStatement') visit(statement.block);
    else if (statement.type === 'SwitchStatement') statement.cases.forEach((c) => c.consequent.forEach(visit));
  };
  fn.body.body.forEach(visit);
  return found;
}

/** Does the variable hold the value itself, and no text around it? */
function isSameValue(value: Node, part: Node): boolean {
  switch (value.type) {
    case 'LogicalExpression':
      return isSameValue(unwrap(value.left), part) || isSameValue(unwrap(value.right), part);
    case 'ConditionalExpression':
      return isSameValue(unwrap(value.consequent), part) || isSameValue(unwrap(value.alternate), part);
    case 'AwaitExpression':
      return isSameValue(unwrap(value.argument), part);
    case 'CallExpression':
      return value.callee.type === 'MemberExpression' && isSameValue(unwrap(value.callee.object), part);
    default:
      return value === unwrap(part);
  }
}

/** `boolean`, `number`, `date`, `string`, `literals` of a declared type. */
function shapeOfType(type: TSESTree.TypeNode | null): string | null {
  switch (type?.type) {
    case 'TSBooleanKeyword':
      return 'boolean';
    case 'TSNumberKeyword':
    case 'TSBigIntKeyword':
      return 'number';
    case 'TSStringKeyword':
      return 'string';
    case 'TSFunctionType':
      return 'function';
    case 'TSLiteralType':
      return 'literals';
    case 'TSUnionType': {
      const shapes = type.types.filter((t) => !/^TS(Null|Undefined)Keyword$/.test(t.type)).map(shapeOfType);
      return shapes.every((one) => one === shapes[0]) ? shapes[0] ?? null : null;
    }
    case 'TSTypeReference':
      return type.typeName.type === 'Identifier' && type.typeName.name === 'Date' ? 'date' : null;
    default:
      return null;
  }
}

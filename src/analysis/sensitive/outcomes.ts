import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, staticString, unwrap } from '../ast.ts';
import type { Node, Unit } from '../types.ts';
import { lastName, type ContainerHit } from './containers.ts';
import { nameOfCallee } from './handed.ts';
import { nameHit } from './names.ts';
import { isPersonRecord } from './people.ts';
import { DEFAULT_PII } from './types.ts';

const CLAIMS =
  /^(getIdTokenClaims|verifyIdToken|getIdTokenResult|jwtDecode|jwt_decode|decodeIdToken|decodeJwt|jwtVerify|getUserInfo|fetchUserInfo|userinfo)$/;
const TOKENS = /^(jwt|jsonwebtoken|jwtService|jose|jwtHelper|tokenService)$/i;
/** Calls that let a person in, and answer with the person or with what opens the door. */
const LETS_IN =
  /^(sign_?(in|up)(With\w+|Anonymously)?|log_?in(With\w+)?|createUserWith\w+|reauthenticateWith\w+|currentAuthenticatedUser|currentUserInfo|getRedirectResult|acquireToken(Silent|Popup|Redirect|By\w+)|exchangeCode\w*|getServerSession|fetchAuthSession|initiateAuth|setupMfa)$/i;
/** Functions that ask to let somebody in, where a page calls them so. */
const ASKS_IN = /^(log_?in|sign_?in|sign_?up|authenticate|register)(User|Member|Customer|Account|API|Api|Request)?$/;
const CLIENT = /auth|user|member|account|firebase|cognito|client|api|service|session|google|kakao|naver|apple|facebook|msal/i;
const REQUEST = /^(_?req|request|_?request|httpRequest)$/;

/** Does the call hand out what a client sent, what a token says, or a record about a person? */
export function callContainer(call: TSESTree.CallExpression): ContainerHit | null {
  const name = nameOfCallee(call);
  const owner = ownerName(call);
  if (CLAIMS.test(name) || (/^(verify|decode)(Async)?$/.test(name) && TOKENS.test(owner))) {
    return { code: 'claims', text: `${name}() hands out what a token says of a person`, confidence: 0.8 };
  }
  if (/^(sendMail|sendMailAsync)$/.test(name)) {
    return { code: 'response', text: `the answer of ${name}() holds the addresses`, confidence: 0.75 };
  }
  if (/^(json|formData)$/.test(name) && REQUEST.test(owner) && call.arguments.length === 0) {
    return { code: 'request', text: `${owner}.${name}() holds what a client sent`, confidence: 0.85 };
  }
  if (isLettingIn(name, owner)) {
    return { code: 'response', text: `${name}() answers with the person or the key`, confidence: 0.7 };
  }
  if (handsOutPerson(call)) {
    return { code: 'record', text: `${owner}.${name}() hands out records about people`, confidence: 0.75 };
  }
  if (/^(getPayload|getAttributes)$/.test(name) && /ticket/i.test(owner)) {
    return { code: 'claims', text: `${name}() hands out what a token says of a person`, confidence: 0.8 };
  }
  if (/^(getHeaders|getAllResponseHeaders)$/.test(name) && /^(res|req|response|request|reply|xhr)$/.test(owner)) {
    return { code: 'request', text: `${owner}.${name}() holds credentials and cookies`, confidence: 0.75 };
  }
  const [field] = /^(find(One|First|Unique|OneBy|By)?|getOne|select)$/.test(name) && !picksLittle(call) ? soughtBy(call) : [];
  if (field !== undefined) return { code: 'record', text: `it is found by its ${field}`, confidence: 0.7 };
  if (/^(send\w*|create)$/.test(name) && isMessage(call.arguments[0])) {
    return { code: 'response', text: `the answer of ${name}() holds whom it went to`, confidence: 0.7 };
  }
  const noun = NOUN.exec(name)?.[1];
  if (noun && isPersonRecord(lowerFirst(noun)) && !picksLittle(call)) {
    return { code: 'record', text: `${name}() hands out a record about a person`, confidence: 0.75 };
  }
  return null;
}

const NOUN =
  /^(?:get|fetch|find|load|use|create|update|register|save|add|insert|enrich|normalize|transform|map|build|populate|to|make|format|parse|prepare|convert|serialize|search|list|query|select|lookup|read|retrieve)(?=[A-Z])(.*?)(?:By[A-Z]\w*|With[A-Z]\w*|From[A-Z]\w*|API|Api|Service|Dao|Controller)?$/;

const isLettingIn = (name: string, owner: string): boolean =>
  LETS_IN.test(name) ? !/^log_?in$/i.test(name) || owner === '' || CLIENT.test(owner)
    : ASKS_IN.test(name) && CLIENT.test(owner) && !/worker/i.test(owner);

function ownerName(call: TSESTree.CallExpression): string {
  const callee = unwrap(call.callee);
  return callee.type === 'MemberExpression' ? lastName(callee.object) ?? '' : '';
}

/** `User.findOne(…)`, `this.userRepository.save(…)` */
export function handsOutPerson(call: TSESTree.CallExpression): boolean {
  const model = ownerName(call).replace(/(Service|Repository|Repo|Model|Dao|DAO|Store|Collection|Table|Entity)s?$/, '');
  return FINDS.test(nameOfCallee(call)) && model !== '' && isPersonRecord(lowerFirst(model)) && !picksLittle(call);
}

/** The model or entity that a call asks for rows: `Lead` of `Lead.find()`, of `this.leads: Repository<Lead>`. */
export function modelOf({ text }: Unit, call: TSESTree.CallExpression): string | null {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression' || !FINDS.test(nameOfCallee(call)) || picksLittle(call)) return null;
  const owner = unwrap(callee.object);
  if (owner.type === 'Identifier') return owner.name;
  const field = owner.type === 'MemberExpression' && owner.object.type === 'ThisExpression' ? lastName(owner) : null;
  if (field === null || !/^\w{1,60}$/.test(field)) return null;
  const at = text.search(new RegExp(`\\b${field}\\s?[:!?]{1,2}\\s?(?:Repository|Model|ReturnModelType|EntityRepository|MongoRepository)<`));
  return at < 0 ? null : /<(?:typeof )?(\w+)/.exec(text.slice(at, at + 150))?.[1] ?? null;
}

const FINDS =
  /^(find(One|Unique|First|Many|All|By\w+|OneOrFail|OneBy|UniqueOrThrow|FirstOrThrow|ByPk|AndCountAll|OrCreate)?|getOne|getAll|getBy\w+|create|save|insertOne|findOneAnd\w+|findById\w*|upsert)$/;

/** Personal fields that a query asks for: `phone` of `{ where: { phone } }`. */
function soughtBy(call: TSESTree.CallExpression): string[] {
  const [first] = call.arguments;
  if (first?.type !== 'ObjectExpression') return [];
  const where = first.properties.find((one) => one.type === 'Property' && keyName(one) === 'where');
  const sought = where?.type === 'Property' ? where.value : first;
  return sought.type === 'ObjectExpression' ? keysOf(sought).filter((key) => isTelling(key)) : [];
}

/** `{ to, text }` */
function isMessage(arg: Node | undefined): boolean {
  const keys = arg?.type === 'ObjectExpression' ? keysOf(arg) : [];
  return keys.includes('to') && keys.some((key) => /^(text|body|message)$/.test(key)) && !keys.includes('subject');
}

const keysOf = (object: TSESTree.ObjectExpression): string[] =>
  object.properties.flatMap((one) => (one.type === 'Property' ? keyName(one) ?? [] : []));

const isTelling = (key: string): boolean => {
  const hit = nameHit(key, null, DEFAULT_PII);
  return hit?.strength === 'strong' && /^(email|phone|rrn|card|passport|account)$/.test(hit.kind);
};

/** `{ select: { id: true } }`, `{ attributes: ['id'] }`: fields that name nobody. */
function picksLittle(call: TSESTree.CallExpression): boolean {
  return call.arguments.some((arg) => arg.type === 'ObjectExpression' && arg.properties.some((one) =>
    one.type === 'Property' && /^(select|attributes|projection|columns)$/.test(keyName(one) ?? '') && isLittle(one.value)));
}

function isLittle(picked: Node): boolean {
  const at = unwrap(picked);
  const fields = at.type === 'ArrayExpression' ? at.elements.map((one) => (one ? staticString(one as Node) : null))
    : at.type === 'ObjectExpression' ? at.properties.map((one) => (one.type === 'Property' ? keyName(one) : null)) : [null];
  return fields.every((field) =>
    field !== null && field !== 'include' && field !== 'exclude' && nameHit(field, 'user', DEFAULT_PII) === null &&
    !isPersonRecord(field));
}

export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

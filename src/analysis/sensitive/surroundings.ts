import type { KindId } from '@logfix/logger/vocabulary';
import { perName } from '../per-name.ts';
import type { ContainerHit } from './containers.ts';
import { nameHit, type NameHit } from './names.ts';
import type { Search } from './search.ts';
import { wordsOf } from './words.ts';

/** What a name means where the file has other words. */
interface Hint {
  readonly names: RegExp;
  /** The names of its owner, where only a field is meant. */
  readonly owners?: RegExp;
  /** Words of the file that explain such a name. */
  readonly file: RegExp;
  /** Words that explain it otherwise. */
  readonly not?: RegExp;
  readonly kind: KindId;
  readonly owner: string;
}

const HINTS: readonly Hint[] = [
  {
    names: /^ip$/i,
    file: /remoteAddress|x-forwarded-for|x-real-ip|\breq(uest)?\.ips?\b|(client|account|user|visitor|request)_?Ip|handshake\.address|ip_?address/i,
    not: /\bdgram\b|mdns|\bserver_?ip|host_?ip|wifi/i,
    kind: 'ip',
    owner: 'a client',
  },
  { names: /^(mobile|cell|fax)$/i, file: /\bphone|\bsms\b|\botp\b|전화|휴대|핸드폰/i, kind: 'phone', owner: 'a person' },
  {
    names: /^(address|ip|related_?address)$/i,
    owners: /^(ice_?)?candidate$/i,
    file: /ice_?candidate|RTCPeerConnection/i,
    kind: 'ip',
    owner: 'a peer',
  },
  { names: /^birth$/i, file: /./, kind: 'birth', owner: 'a person' },
  {
    names: /^hp$/i,
    file: /./,
    not: /player|enemy|monster|damage|attack|battle|weapon|max_?hp|hit ?points|\bboss\b/i,
    kind: 'phone',
    owner: 'a person',
  },
  {
    names: /^((current|my|selected|new|full|user|delivery|pickup|dropoff)_?)?(address|addr)$/i,
    file: /주소|위치|kakao|naver\.maps|coord2Address|reverseGeocode|geolocation|\b(street|zip_?code|postal_?code|postcode|detail_?address|road_?address|shipping_?address)\b/i,
    not: /wallet|contract|ethers|web3|socket\.|remoteAddress|\bmac\b|smart.?contract|bluetooth|noble|peripheral|modbus/i,
    kind: 'address',
    owner: 'a person',
  },
  {
    names: /^(zip|zip_?code|post_?code|postal_?code|street|street_?name)$/i,
    file: /\b(first_?name|last_?name|phone|email|customer|shipping|recipient)\b|주소|배송/i,
    kind: 'address',
    owner: 'a person',
  },
  {
    names: /^((address|driving|user|home|my|current|driver|rider|courier|passenger|customer|seller)_?)?(lat|lng|lon|latitude|longitude|coords)(_?(dest|user|home))?$|^(geo_?code|(current|user|my)_?(location|position|coords)|new_?location)$/i,
    file: /geolocation|getCurrentPosition|watchPosition|현재 ?위치|expo-location|\b(user|driver|rider|customer|seller|phone_?number|home_?address)/i,
    not: /\b(earthquake|weather|aircraft|station|satellite|airport)/i,
    kind: 'location',
    owner: 'a person',
  },
  {
    names: /^session_?id$/i,
    file: /express-session|iron-session|connect\.sid|res\.cookie\(|setCookie|set-cookie|req\.session/i,
    kind: 'credential',
    owner: 'a cookie',
  },
  {
    names: /^mnemonic$/i,
    file: /wallet|bip39|ethers|seed|keyring/i,
    kind: 'credential',
    owner: 'a wallet',
  },
  {
    names: /^((remote|sender|user|own|contact)?_?jid|pn_?(user|jid)?)$/i,
    file: /@s\.whatsapp\.net|@c\.us/i,
    kind: 'phone',
    owner: 'a person',
  },
  {
    names: /^(name|age|addr|address|birth)$/i,
    owners: /^(member|profile|guest|visitor|teacher|seller|driver|recipient|sender|contact|owner|parent|child|author)$/i,
    file: /[가-힣]|\b(phone|mobile|birth|date_?of_?birth|passwords?)\b/i,
    not: /discord|guild|typescript|estree|\bast\b|graphql/i,
    kind: 'name',
    owner: 'a person',
  },
];

const hintsFor = perName((name) => HINTS.filter(({ names }) => names.test(name)));

/** `ip` and `sessionId` mean what the rest of the file makes of them. */
export function hitByFile({ unit, settings }: Search, name: string, owner: string | null = null): NameHit | null {
  const hint = hintsFor(name).find(({ owners, file, not }) =>
    (owners ? owners.test(owner ?? '') : isPlain(owner)) &&
    file.test(unit.text) && not?.test(unit.text) !== true);
  if (!hint) return null;
  const { kind } = (hint.kind === 'name' && nameHit(name, 'user', settings)) || hint;
  return { kind, word: wordsOf(name).join('_'), strength: 'weak', owner: hint.owner };
}

/** Owners that say nothing of what they hold. */
const PLAIN = /^(filters?|query|criteria|opts|options|search|data|body|payload|dto|values?|params|args|input|form|info|item|row|record|message|msg|result|res|response|state|props|req|event|position|coords|loc|location|place|geocode)$/i;

const isPlain = (owner: string | null): boolean =>
  owner === null || PLAIN.test(owner) || PLAIN.test(wordsOf(owner).at(-1) ?? '');

interface RecordHint {
  readonly names: RegExp;
  readonly file: RegExp;
  readonly not?: RegExp;
}

const RECORDS: readonly RecordHint[] = [
  {
    names: /^((user|my|kakao|google)?_?profiles?|_json)$/i,
    file: /\b(email|avatar|nickname|oauth|passport|birth)/i,
    not: /aws|\.ini\b|performance|profiler|\bcpu\b|chrome|browser ?profile|build ?profile/i,
  },
  {
    names: /^(members?|my_?info|me|account_?info|contacts?|guests?)$/i,
    file: /[가-힣]|email|phone|password/i,
    not: /discord|guild|typescript|estree|\bast\b|cluster|raft/i,
  },
  {
    names: /^(session|session_?data|auth_?session)$/i,
    file: /next-auth|getServerSession|getSession|useSession|express-session|iron-session|supabase|access_?token/i,
  },
  {
    // What a form collects. Of a card that is kept, a payment service gives the last digits alone.
    names: /^(new_?card|((credit|debit|bank|payment|user|customer|new)_?)?card_?(info|information|data|details?|dto|payload))$/i,
    file: /\bcv[vc]2?\b|card_?(number|no)\b|카드 ?번호/i,
    not: /poker|\bdeck\b|kanban|trello/i,
  },
  { names: /^(jwt_?)?claims$/i, file: /jwt|jsonwebtoken|jose|token/i },
  { names: /^(request_?|req_?)?headers$/i, file: /authorization|cookie|x-forwarded-for|bearer/i, not: /\bcsv\b|xlsx|<th>|<table/i },
  {
    names: /^(\w+_?)?(order|booking|reservation|appointment)_?(info|data|details?|form|dto|payload)?$/i,
    file: /\b(order|booking|reservation|appointment)\w*\??\.(\w+\??\.)?\w*(address|phone|tel|email|mobile|recipient|receiver|buyer)\b/i,
  },
];

const recordHintsFor = perName((name) => RECORDS.filter(({ names }) => names.test(name)));

/** Records that the rest of the file tells to be about a person: `profile`, `session`, `order`. */
export function recordByFile({ unit }: Search, name: string): ContainerHit | null {
  const hint = recordHintsFor(name).find(({ file, not }) =>
    file.test(unit.text) && not?.test(unit.text) !== true);
  return hint ? { code: 'record', text: `the file tells that ${name} is about a person`, confidence: 0.7 } : null;
}

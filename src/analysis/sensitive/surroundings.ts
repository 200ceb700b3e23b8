import { wordsOf, type KindId } from '@logfix/logger/vocabulary';
import type { NameHit } from './names.ts';
import type { Search } from './search.ts';

interface Hint {
  readonly names: RegExp;
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
    file: /remoteAddress|x-forwarded-for|x-real-ip|\breq(uest)?\.ips?\b|clientIp|handshake\.address|getClientIp/i,
    kind: 'ip',
    owner: 'a client',
  },
  {
    names: /^(tel|mobile|hp|cell)$/i,
    file: /\bphone|\bsms\b|\botp\b|전화|휴대|핸드폰/i,
    kind: 'phone',
    owner: 'a person',
  },
  {
    names: /^(address|addr)$/i,
    file: /주소|\b(street|zip_?code|postal_?code|postcode|detail_?address|road_?address|shipping_?address)\b/i,
    not: /wallet|contract|ethers|web3|socket\.|remoteAddress|\bmac\b|smart.?contract/i,
    kind: 'address',
    owner: 'a person',
  },
  {
    names: /^(lat|lng|lon|latitude|longitude)$/i,
    file: /geolocation|getCurrentPosition|watchPosition|현재 ?위치|expo-location/i,
    kind: 'location',
    owner: 'a device',
  },
  {
    names: /^session_?id$/i,
    file: /express-session|iron-session|connect\.sid|res\.cookie\(|setCookie|set-cookie|req\.session/i,
    kind: 'credential',
    owner: 'a cookie',
  },
];

/** `ip` and `sessionId` mean what the rest of the file makes of them. */
export function hitByFile({ unit }: Search, name: string): NameHit | null {
  const hint = HINTS.find(({ names, file, not }) =>
    names.test(name) && file.test(unit.text) && not?.test(unit.text) !== true);
  if (!hint) return null;
  return { kind: hint.kind, word: wordsOf(name).join('_'), strength: 'weak', owner: hint.owner };
}

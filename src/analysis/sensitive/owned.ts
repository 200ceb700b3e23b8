import type { KindId } from '@logfix/logger/vocabulary';
import { wordsOf } from './words.ts';

/** Names that only their owner explains, both in words joined by `_`. */
interface Owned {
  readonly names: RegExp;
  readonly owners: RegExp;
  readonly kind: KindId;
}

const OWNED: readonly Owned[] = [
  { names: /^ips?$/, owners: /^(req|request|ctx|context|client|socket|connection|conn|handshake|identity)$/, kind: 'ip' },
  { names: /^address$/, owners: /^handshake$/, kind: 'ip' },
  {
    names: /^(session|sid|auth|remember|sess)|(^|_)(session|sess|sid|auth|remember\w*)(_|$)|sid$/,
    owners: /cookie/,
    kind: 'credential',
  },
  { names: /^(to|cc|bcc|reply_to|recipients?)$/, owners: /(^|_)e?mails?(_|$)/, kind: 'email' },
  { names: /^(accepted|rejected|envelope)$/, owners: /^((mail|sent|send)_)?info$/, kind: 'email' },
  { names: /^(to|recipients?)$/, owners: /(^|_)(sms|alimtalk|lms)(_|$)/, kind: 'phone' },
  {
    names: /^(lat|lng|lon|latitude|longitude)$/,
    owners: /^(coords|geolocation|position|pos|geo|location|geo_code|geocode)$/,
    kind: 'location',
  },
  { names: /^coords$/, owners: /^(position|pos|geolocation)$/, kind: 'location' },
  { names: /^(number|no|num|pan|cvc|cvv|security_code)$/, owners: /^(\w+_)?card$/, kind: 'card' },
  { names: /^(number|no|num)$/, owners: /^(\w+_)?bank(_account)?$/, kind: 'account' },
  {
    names: /^(mobile|hp|tel|cell|fax)$/,
    owners: /^(\w+_)?(body|dto|form|payload|input|values|order|reservation|booking|shipping|billing|delivery|checkout)$/,
    kind: 'phone',
  },
  {
    names: /^(address|addr|street|zip_?code|post_?code|postal_?code)$/,
    owners: /^(shipping|billing|delivery|recipient|receiver|orderer|payer)(_info)?$/,
    kind: 'address',
  },
  {
    names: /^name$/,
    owners: /^(shipping|billing|delivery|recipient|receiver|orderer|payer|cardholder)(_info)?$/,
    kind: 'name',
  },
];

/** The kind of `req.ip`, `cookies.session`, `mailOptions.to`; `null` where the owner says nothing. */
export function ownedKind(name: string, owner: string): KindId | null {
  const own = wordsOf(name).join('_');
  const by = wordsOf(owner).join('_');
  return OWNED.find(({ names, owners }) => names.test(own) && owners.test(by))?.kind ?? null;
}

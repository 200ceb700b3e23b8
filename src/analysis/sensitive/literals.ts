import { isCardNumber, isResidentNumber } from '@logfix/logger/vocabulary';
import { maskCard, maskEmail, maskPhone, maskRrn } from '@logfix/logger/masks';
import type { SensitiveKind } from './types.ts';

/** A value that is written out in a text. */
export interface LiteralHit {
  readonly kind: SensitiveKind;
  readonly at: number;
  readonly found: string;
  readonly masked: string;
}

const NUMBERS =
  /(?<![\w.-])(?:(\d{6}[- ][1-8]\d{6})|(\d{13})|(\d{4}([ -])\d{4}\4\d{4}\4\d{4}|\d{15,16})|(\+82[ -]?1\d[ -]?\d{3,4}[ -]?\d{4}|01[016-9][ .-]?\d{3,4}[ .-]?\d{4}))(?![\w-]|\.\d)/g;
const EMAIL = /(?<![\w.+-])([\w.+-]+)@([\w-]+(?:\.[\w-]+)*\.[a-z]{2,})(?![\w-])/gi;
const SECRET =
  /(?<![\w-])(?:(?:Bearer|Basic) +(?=[\w.~+/-]*\d)[\w.~+/=-]{16,}|eyJ[\w-]{8,}\.[\w.-]{8,}|(?:AKIA|ASIA)[A-Z\d]{16}|gh[pousr]_\w{30,}|sk[-_](?:live|test|proj)[-_]\w{16,}|xox[abprs]-[\w-]{10,})/g;
/** Mailboxes that belong to an office, not to a person. */
const OFFICE =
  /^(no-?reply|do-?not-?reply|support|info|help|admin|contact|team|hello|security|sales|office|press|abuse|privacy|legal|billing|postmaster|webmaster|service|feedback|noreply|example|name|your|git|you)\b/i;
/** Texts that show what a value should look like. */
const EXAMPLE = /format|e\.g\.|\bexample\b(?!\.)|such as|like this|pattern|예\s?[:시)]|형식|형태|usage|must be|should be/i;

/** Texts that tell whom to write to. */
const INVITES = /\b(contact|reach|help|report|ask|write to|mail us|questions)\b/i;

/** Values that a text of the program itself spells out. */
export function literalHits(text: string): LiteralHit[] {
  if (!/\d{4}|@|eyJ|xox/.test(text) || EXAMPLE.test(text)) return [];
  const hits: LiteralHit[] = [];
  const add = (kind: SensitiveKind, at: number, found: string, masked: string): void => {
    if (!/(\d)\1{5}/.test(found.replace(/\D/g, '')) || kind === 'email') hits.push({ kind, at, found, masked });
  };
  for (const m of text.matchAll(NUMBERS)) {
    const [found, rrn, bare, card, , phone] = m;
    if (rrn || (bare && isResidentNumber(bare))) {
      if (hasDate(found)) add('rrn', m.index, found, maskRrn(found));
    } else if (card && isCardNumber(card)) add('card', m.index, found, maskCard(found));
    else if (phone) add('phone', m.index, found, maskPhone(found));
  }
  for (const m of INVITES.test(text) ? [] : text.matchAll(EMAIL)) {
    if (!OFFICE.test(m[1]!) && !text.slice(0, m.index).endsWith('://')) {
      add('email', m.index, m[0], maskEmail(m[0]));
    }
  }
  for (const m of text.matchAll(SECRET)) add('credential', m.index, m[0], '****');
  return hits;
}

const hasDate = (text: string): boolean =>
  /^\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])/.test(text);

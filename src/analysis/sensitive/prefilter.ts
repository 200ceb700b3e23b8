import type { PiiSettings } from './types.ts';

/**
 * One word of every name of the vocabulary, and of every record: enough to tell most files.
 * A test holds it to the vocabulary.
 */
const WORDS = new RegExp(
  [
    'pass|pwd|pw|secret|token|jwt|key|credential|auth|cookie|session|otp|cvc|cvv|csrf|xsrf',
    'pin|salt|signature|verif|factor|mfa|recovery|backup|one.?time|magic.?link|phrase|seed',
    'mnemonic|security|sid|connection|database|db|mongo|postgres|mysql|redis|amqp|rabbitmq',
    '(login|sms).?code|rrn|ssn|jumin|resident|foreigner|alien|social|national|aadha|nric',
    'citizen|nid|id.?number|identity|card|pan|cc.?n|mail|phone|tel|mobile|hp|cell|contact|fax',
    'msisdn|(sms|call|dial|whatsapp).*n|receiver|account|acct|acc.?n|iban|routing|bank',
    'sort.?code|passport|licen[cs]e|dl.?n|birth|dob|age|name|holder|addr|street|zip',
    'post(al)?.?code|\\bip|Ip\\b|IP|remote|forward|geo|gps|lat|lng|lon|coord|location',
    'position|user|member|customer|client|patient|person|profile|employee|staff|applicant',
    'buyer|seller|guest|visitor|subscriber|consultant|counselor|student|teacher|owner',
    'recipient|sender|req|response|res\\b|body|header|env|claims|@|\\d{6}|\\d{3}[ .-]\\d{4}',
    '[가-힣]|beonho|jeonhwa|hyudae|config|log.?in|sign.?(in|up)|regist|join|checkout|billing',
    'shipping|form|order|booking|driver|passenger|decoded|jid|receiv|\\bto\\b|saeng|juso',
    'ireum|seongmyeong|gyejwa|yeogwon|myeonheo|yeollak|oegugin|jeonja',
  ].join('|'),
  'i',
);

/** A quick look at a text: `false` when no name in it can be personal. */
export const mayBeSensitive = (text: string, settings: PiiSettings): boolean =>
  settings.names.size > 0 || WORDS.test(text);

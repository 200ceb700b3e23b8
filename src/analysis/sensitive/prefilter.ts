import type { PiiSettings } from './types.ts';

/** One word of every name of the vocabulary, and of every record: enough to tell most files. */
const WORDS =
  /pass|pwd|secret|token|jwt|key|credential|auth|cookie|session|otp|cvc|cvv|csrf|xsrf|pin|salt|signature|rrn|ssn|jumin|resident|foreigner|alien|social|national|card|mail|phone|tel|mobile|hp|cell|contact|fax|msisdn|account|acct|iban|passport|licen[cs]e|birth|dob|name|addr|street|zip|postal|\bip|Ip\b|IP|remote|forward|geo|gps|lat|lng|lon|coord|location|user|member|customer|client|patient|person|profile|employee|staff|applicant|buyer|seller|guest|visitor|subscriber|consultant|counselor|student|teacher|owner|recipient|sender|req|response|body|header|env|claims|@|\d{6}|\d{3}[ .-]\d{4}|[가-힣]|beonho|jeonhwa|hyudae|saeng|juso|ireum|gyejwa|yeogwon|myeonheo|yeollak/i;

/** A quick look at a text: `false` when no name in it can be personal. */
export const mayBeSensitive = (text: string, settings: PiiSettings): boolean =>
  settings.names.size > 0 || WORDS.test(text);

import { HIDDEN, isMasked, textOf } from './masks.ts';
import type { Mask } from './masks.ts';

/** `user@example.com` → `us**@example.com`; one or two letters before the @ are not shown. */
export const maskEmail: Mask = (value) => {
  const text = textOf(value);
  return /^[^\s@]+@[^\s@.][^\s@]*\.[^\s@.]{2,}$/.test(text)
    ? text.replace(/^(?:([^@]{2})(?=[^@]))?[^@]*/, '$1**')
    : HIDDEN;
};

/** All but the last four digits of an account: `110-123-456789` → `***-***-**6789`. */
export const maskAccount : Mask = (value) => {
  const text = textOf(value);
  if (isMasked(text)) return text;
  return /^[A-Z]{0,2}\d(?:[\dA-Z]|[ -](?=\w)){6,40}$/i.test(text)
    ? text.replace(/\w(?=(?:\W*\w){4})/g, '*')
    : HIDDEN;
};

/** `홍길동` → `홍*동`, `Gildong Hong` → `G****** H***`. */
export const maskName: Mask = (value) => {
  const text = typeof value == 'string' ? textOf(value) : '';
  if (text.includes('*')) return text;
  if (!text || /[\d@]/.test(text)) return HIDDEN;
  if (!/^[가-힣]{2,}$/.test(text)) {
    return text.replace(/\S+/g, (word) => word[0] + '*'.repeat(Math.min(word.length - 1, 6)));
  }
  const last = text.length > 2 ? text.at(-1)! : '';
  return text[0] + '*'.repeat(text.length - 1 - last.length) + last;
};

/** `서울특별시 강남구 테헤란로 1` → `서울특별시 강남구 ****`; other addresses are hidden. */
export const maskAddress : Mask = (value) => {
  const region = /^\S+(?:시|도|특별자치도) \S+(?:시|군|구)(?= )/.exec(textOf(value))?.[0];
  return region ? `${region} ${HIDDEN}` : HIDDEN;
};

/** `M12345678` → `M12******` */
export const maskPassport : Mask = (value) => {
  const text = textOf(value);
  if (isMasked(text)) return text;
  return /^[A-Z]{1,2}[\dA-Z]{6,8}$/i.test(text) ? text.slice(0, 3) + '*'.repeat(text.length - 3) : HIDDEN;
};

/** `11-19-012345-60` → `11-**-******-**` */
export const maskLicence : Mask = (value) => {
  const text = textOf(value);
  if (isMasked(text)) return text;
  return /^\d\d-?\d\d-?\d{6}-?\d\d$/.test(text)
    ? text.slice(0, 2) + text.slice(2).replace(/\d/g, '*')
    : HIDDEN;
};

/** `1990-01-31` → `1990-**-**` */
export const maskBirth : Mask = (value) => {
  const text = value instanceof Date && +value == +value ? value.toISOString().slice(0, 10) : textOf(value);
  const year = /^(?:19|20)\d\d(?=\W?\d\d\W?\d\d$)/.exec(text)?.[0];
  return year ? year + text.slice(4).replace(/\d/g, '*') : /^\d{4}-\*\*-\*\*$/.test(text) ? text : HIDDEN;
};

/** `203.0.113.7` → `203.0.***.***`; of an IPv6 address the first two groups stay. */
export const maskIp : Mask = (value) => {
  const text = textOf(value);
  const four = /^(\d{1,3}\.\d{1,3})\.(?:\d{1,3}|\*+)\.(?:\d{1,3}|\*+)$/.exec(text)?.[1];
  if (four) return `${four}.***.***`;
  const six = /^([\da-f]{1,4}:[\da-f]{1,4}):[\da-f:*.]+$/i.exec(text)?.[1];
  return six ? `${six}:****` : HIDDEN;
};

/** Coordinates to one decimal place, about 10 km: `37.5665` → `37.5`. */
export const maskLocation : Mask = (value) =>
  /^-?\d{1,3}\.\d/.exec(textOf(value))?.[0] ?? HIDDEN;

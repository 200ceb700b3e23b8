import type { KindId } from './kinds.ts';

/** Does a number end in the check digit of cards (Luhn), and begin as issuers' numbers do? */
export const isCardNumber = (text: string): boolean => {
  const digits = text.replace(/[ -]/g, '');
  if (!/^(?=\d{13,19}$)(?:2[2-7]|[3-69])/.test(digits)) return false;
  let sum = 0;
  for (let i = digits.length, twice = 0; i--; twice ^= 1) {
    const product = +digits[i]! << twice;
    sum += product > 9 ? product - 9 : product;
  }
  return sum % 10 == 0;
};

/**
 * Does a number of 13 digits begin with a birth date and end in the check digit of Korean
 * resident numbers (foreigners' too)? Numbers given out since October 2020 have no check digit.
 */
export const isResidentNumber = (text: string): boolean => {
  const digits = text.replace(/[ -]/g, '');
  if (!/^\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[1-8]\d{6}$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < 12; i++) sum += +digits[i]! * (2 + (i % 8));
  return ((digits[6]! > '4' ? 13 : 11) - (sum % 11)) % 10 == +digits[12]!;
};

/** What values look like when they are written out; the whole text must match. */
export const VALUE_PATTERNS: Readonly<Partial<Record<KindId, RegExp>>> = {
  email: /^[^\s@"'<>()]+@(?!\d+\.\d)[^\s@"'<>()/]+\.[^\s@\d"'<>()/.]{2,}$/,
  phone: /^(?:\+\d[\d .()-]{7,17}\d|\(?0\d{1,3}\)?[ .-]\d{3,4}[ .-]\d{4}|01[016-9]\d{7,8})$/,
  rrn: /^\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])-[1-8]\d{6}$/,
  card: /^\d{4}([ -])\d{4}\1\d{4}\1\d{4}$/,
  credential: /^(?:(?:Bearer|Basic) +(?=\S*[\d=])\S{6,}|eyJ[\w-]{5,}\.[\w.-]+)$/,
};

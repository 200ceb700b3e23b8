/** Control characters and what turns the direction of text, written out so that they do nothing. */
export const harmless = (text: string): string =>
  // eslint-disable-next-line no-control-regex
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The same, on one line. */
export const oneLine = (text: string): string => harmless(text.replace(/[\r\n\t]+/g, ' '));

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text in a tag of HTML. */
export const html = (text: string): string => text.replace(/[&<>]/g, (char) => ENTITIES[char]!);

/** Text that Markdown shows as it is, with no mention of anybody and no link. */
export const plain = (text: string): string =>
  html(text.replace(/\s+/g, ' ')).replace(/[\\`*_{}[\]#|~@$]/g, (c) => (c === '@' ? '&#64;' : `\\${c}`));

/** A name of code, a path for one. Within it no sign means anything, in a table neither. */
export const code = (text: string): string =>
  `<code>${html(text).replace(/[\\`*_[\]|~@$]/g, (char) => `&#${char.charCodeAt(0)};`)}</code>`;

/** Lines of code in a fence that is longer than any that they hold. */
export function fenced(lines: readonly string[], language: string): string[] {
  const longest = Math.max(2, ...lines.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...lines, fence];
}

/** A text with a block at its end, in the text's own line ends. */
export function withBlock(text: string, block: string, gap = '\n'): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const ends = text === '' || text.endsWith('\n');
  const own = (part: string): string => part.replaceAll('\n', eol);
  return text + (ends ? '' : eol) + (text.trim() === '' ? '' : own(gap)) + own(block);
}

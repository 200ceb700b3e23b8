import stringWidth from 'fast-string-width';

/** Cells of a terminal that a text takes; Korean letters take two. */
export const widthOf = (text: string): number => stringWidth(text);

export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - widthOf(text)));

export const padStart = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - widthOf(text))) + text;

/** The head of a text that fits; its end tells more of a path. */
export function fitted(text: string, width: number, keep: 'head' | 'tail' = 'head'): string {
  if (widthOf(text) <= width) return text;
  const chars = [...text];
  while (chars.length > 0 && widthOf(chars.join('')) > width - 1) {
    if (keep === 'head') chars.pop();
    else chars.shift();
  }
  return keep === 'head' ? `${chars.join('')}…` : `…${chars.join('')}`;
}

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A bar, to an eighth of a cell. What is there at all is seen. */
export function bar(value: number, most: number, width: number): string {
  if (value <= 0 || most <= 0) return '';
  const eighths = Math.max(1, Math.round((value / most) * width * 8));
  return '█'.repeat(eighths >> 3) + EIGHTHS[eighths & 7]!;
}

/** Cells of each part of a whole; no part that is there is lost. */
export function shares(parts: readonly number[], width: number): number[] {
  const sum = parts.reduce((a, b) => a + b, 0);
  if (sum === 0) return parts.map(() => 0);
  const cells = parts.map((part) => (part === 0 ? 0 : Math.max(1, Math.round((part / sum) * width))));
  const over = cells.reduce((a, b) => a + b, 0) - width;
  cells[cells.indexOf(Math.max(...cells))]! -= over;
  return cells;
}

/** A text on as many lines as it needs, broken wherever the width ends. */
export function folded(text: string, width: number): string[] {
  const lines = [''];
  for (const char of text) {
    if (widthOf(lines.at(-1)! + char) <= width) lines[lines.length - 1] += char;
    else lines.push(char);
  }
  return lines;
}

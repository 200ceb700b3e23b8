/**
 * All words that a pattern of the vocabulary stands for, with `_` for its `.?`:
 * `passw(or)?d` is `passwd` and `password`. Knows alternatives, groups, `?` and `[ab]`;
 * lookbehinds are left out.
 */
export const expand = (pattern: string): string[] => {
  const source = pattern.replace(/\(\?<?[!=][^)]*\)/g, '').replace(/\.\?/g, '_');
  let at = 0;

  const product = (left: string[], right: string[]) =>
    left.flatMap((start) => right.map((end) => start + end));

  const atom = (): string[] => {
    const char = source[at++]!;
    if (char == '(') {
      const inner = alternatives();
      at++;
      return inner;
    }
    if (char != '[') return [char + plain()];
    const end = source.indexOf(']', at);
    const letters = [...source.slice(at, end)];
    at = end + 1;
    return letters;
  };

  /** Characters that go on as they are, without one that a `?` makes optional. */
  const plain = (): string => {
    const [rest] = /^[^()[|?]*/.exec(source.slice(at))!;
    const own = source[at + rest.length] == '?' ? rest.slice(0, -1) : rest;
    at += own.length;
    return own;
  };

  const sequence = (): string[] => {
    let words = [''];
    while (at < source.length && source[at] != '|' && source[at] != ')') {
      const part = atom();
      const isOptional = source[at] == '?';
      if (isOptional) at++;
      words = product(words, isOptional ? ['', ...part] : part);
    }
    return words;
  };

  const alternatives = (): string[] => {
    const words = sequence();
    while (source[at] == '|') {
      at++;
      words.push(...sequence());
    }
    return words;
  };

  return [...new Set(alternatives())].filter(Boolean);
};

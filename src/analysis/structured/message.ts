/** A message taken apart: its own words, and the places where values stood. */
export type Part = { readonly raw: string } | { readonly hole: number };

/** Words that only lead to the value after them. */
const LEADS = /(?:^|\s)(?:for|to|from|at|by|with|in|on|of|as|is|was|are|and|or|id|the|an?)$/i;
/** A name that a value has among others: ` (phone: `, `, total=`. */
const LABELLED = /\s{0,3}(?:[,;|([{·]|(?<!\S)[–—-])[,;|([{·–—-]{0,2}\s{0,3}[\p{L}_][\p{L}\p{N}_ -]{0,30}\s{0,3}[:=]\s{0,3}['"]?$/u;
/** The same without a sign, where the bracket ends with the value: ` (attempt ` before `)`. */
const BRACKETED = /\s{0,3}[([{]\s{0,3}[\p{L}_][\p{L}\p{N}_-]{0,30}\s{1,3}$/u;
/** A unit that is written onto its value. */
const UNIT =
  /^(?: ?(?:ms|sec|px|kb|mb|gb|bps|%)|s|x)(?![\w-])|^(?:개|명|건|번|회|초|분|시간|일|원|님|의|이|가|은|는|을|를|에|에서|으로|로|와|과|도|까지|부터)(?![\p{L}\p{N}])/iu;
const BRACKETS: Readonly<Record<string, string>> = {
  '(': ')', '[': ']', '<': '>', '{': '}', "'": "'", '"': '"', '`': '`', '#': '',
};

/**
 * The message without its values: `Peer joined` of `Peer ${peerId} joined`, `rooms` of
 * `rooms: ${n}`. `null` where no words of its own are left.
 */
export function constantText(parts: readonly Part[]): string | null {
  let text = '';
  let open = false;
  let bracket = '';
  parts.forEach((part, i) => {
    if ('hole' in part) {
      const label = labelBefore(text, parts[i + 1]);
      bracket = BRACKETS[/[([{]/.exec(label)?.[0] ?? ''] ?? bracket;
      text = label === '' ? closed(text, followed(parts, i)) : `${text.slice(0, -label.length)} `;
      open = true;
      return;
    }
    let { raw } = part;
    if (open) raw = opened(raw, parts[i - 2]);
    if (open && /^[,;] \p{L}/u.test(raw) && !LEADS.test(raw.trimEnd())) text = text.trimEnd();
    if (open && bracket !== '' && raw.startsWith(bracket)) {
      raw = raw.slice(1);
      bracket = '';
      if (/^\S/.test(raw)) text = text.trimEnd();
    }
    open = false;
    text += text !== '' && /\S$/.test(text) && /^[\p{L}\p{N}]/u.test(raw) && i > 0 ? ` ${raw}` : raw;
  });
  if (parts.some((part) => 'hole' in part)) {
    text = text.replace(/(?<=^|\s)[/|,;:)\]]+(?=\s|$)/g, (marks, at: number) => (closes(text.slice(0, at), marks) ? marks : ''));
  }
  const said = text.replace(/[ \t]{2,}/g, ' ').replace(/ ([,.;:!?)])/g, '$1')
    .replace(/^(?:[\s,;:=|/>-]|\\[nrt])+|(?:[\s,;:=|/>([-]|\\[nrt])+$/g, '');
  return /\p{L}{2}/u.test(said.replace(/\[[^\]]*\]/g, '')) ? said : null;
}

/** Does a bracket close one that is open in the words before it: `[ PID ]`? */
const closes = (before: string, marks: string): boolean =>
  /^[)\]]$/.test(marks) && before.lastIndexOf(marks === ')' ? '(' : '[') > before.lastIndexOf(marks);

/** The end of a text that only names the value after it: words of the message stand before it. */
function labelBefore(text: string, next: Part | undefined): string {
  const ends = next !== undefined && 'raw' in next && /^[)\]}]/.test(next.raw);
  const label = LABELLED.exec(text)?.[0] ?? (ends ? BRACKETED.exec(text)?.[0] : undefined) ?? '';
  return /\p{L}{2}/u.test(text.slice(0, text.length - label.length)) ? label : '';
}

/** What follows a value: nothing, another value, or words. */
function followed(parts: readonly Part[], at: number): 'words' | 'nothing' {
  const next = parts[at + 1];
  const raw = next && 'raw' in next ? next.raw : '';
  if (UNIT.test(raw)) return 'nothing';
  return /^[\s)\]>'"`]*\p{L}/u.test(raw) && !/^\W*(?:for|to|from|at|by|with|in|on|of|as|and|or)\b\s*\W*$/i.test(raw)
    ? 'words' : 'nothing';
}

/** The text before a value, without what only led to it. */
function closed(before: string, next: 'words' | 'nothing'): string {
  let text = before.replace(/[ \t]*[:=][ \t]*$|[ \t]*(?:->|=>)[ \t]*$/, ' ');
  text = text.replace(/[([<{'"`#]$/, '');
  if (next === 'words') return text;
  let bare = text.trimEnd();
  if (!LEADS.test(bare) || !/\s/.test(bare.trim())) return text;
  // `with id 7`, `on port 80`: one word leads to the next.
  while (LEADS.test(bare) && /\s/.test(bare.trim())) bare = bare.replace(LEADS, '').trimEnd();
  return `${bare.replace(/[,;]$/, '')} `;
}

/** The text after a value, without what belonged to it. */
function opened(after: string, before: Part | undefined): string {
  const last = before && 'raw' in before ? BRACKETS[before.raw.at(-1) ?? ''] : undefined;
  if (last && after.startsWith(last)) return after.slice(1);
  return after.replace(UNIT, '');
}

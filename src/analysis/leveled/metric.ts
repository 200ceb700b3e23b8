/** Verbs of log messages, as names of counters have them. */
const NOUNS: Readonly<Record<string, string>> = {
  connected: 'connections', connecting: 'connections', disconnected: 'disconnections',
  joined: 'joins', joining: 'joins', left: 'leaves', opened: 'opens', closed: 'closes',
  started: 'starts', stopped: 'stops', retried: 'retries', ended: 'ends', established: 'establishments',
};
const DONE: Readonly<Record<string, string>> = {
  sending: 'sent', sent: 'sent', sends: 'sent', receiving: 'received', received: 'received',
  got: 'received', processing: 'processed', processed: 'processed', handling: 'handled',
  handled: 'handled', adding: 'added', added: 'added', removed: 'removed', removing: 'removed',
  created: 'created', creating: 'created', updated: 'updated', updating: 'updated',
  deleted: 'deleted', saved: 'saved', saving: 'saved', forwarded: 'forwarded',
  forwarding: 'forwarded', published: 'published', publishing: 'published', delivered: 'delivered',
  rendered: 'rendered', rendering: 'rendered', emitted: 'emitted', emitting: 'emitted',
  parsed: 'parsed', synced: 'synced', uploaded: 'uploaded', downloaded: 'downloaded',
  relayed: 'relayed', relaying: 'relayed', broadcasting: 'broadcast', fetched: 'fetched',
  loaded: 'loaded', scheduled: 'scheduled', queued: 'queued', dropped: 'dropped', matched: 'matched',
};
const FILLERS = new Set(
  ('a an the new successfully success ok done is was has been of to for with in on at by this that ' +
    'and now we i my our its next current').split(' '),
);
/** What follows says whose or which: a matter of labels, or of nothing. */
const ENDS = new Set(['from', 'to', 'for', 'with', 'by', 'of', 'at', 'in', 'on', 'via', 'id', 'as', 'into']);

const DECORATION = /^(?:\p{Extended_Pictographic}|[\u200d\ufe0f\s]|\[[^\]\n]{1,40}\]|[=\-*#>]+)*/u;

/**
 * The name of a counter for what a message tells: `ice_candidates_received_total` of
 * `Received ICE candidate`; `null` where the message does not name one thing that happened.
 */
export function counterName(message: string): string | null {
  const text = message.replace(DECORATION, '').split(/[:=({,;!]|\.(?=\s|$)|->|=>/)[0]!.trim();
  if (text === '' || /[^\x20-\x7e]/.test(text)) return null;
  const words = text.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().match(/[a-z][a-z0-9]*/g) ?? [];
  const told = upTo(words.filter((word, i) => i > 0 || !FILLERS.has(word)));
  const things = told.filter((word) => !FILLERS.has(word));
  const verb = things.find((word) => word in NOUNS || word in DONE);
  const nouns = things.filter((word) => word !== verb);
  if (nouns.length === 0 || nouns.length > 3 || (verb && !endsThere(things, verb))) return null;
  if (verb === undefined) return nouns.length === 1 && words.length < 3 ? `${plural(nouns[0]!)}_total` : null;
  if (verb in NOUNS) return `${[...nouns, NOUNS[verb]].join('_')}_total`;
  return `${[...nouns.slice(0, -1), plural(nouns.at(-1)!), DONE[verb]].join('_')}_total`;
}

/** The words before the first that says whose or which. */
function upTo(words: readonly string[]): readonly string[] {
  const end = words.findIndex((word, i) => i > 0 && ENDS.has(word));
  return end < 0 ? words : words.slice(0, end);
}

/** A verb in the middle of other words tells a longer story. */
const endsThere = (words: readonly string[], verb: string): boolean =>
  words[0] === verb || words.at(-1) === verb;

const plural = (word: string): string => {
  if (/(s|data|info)$/.test(word)) return word;
  if (/(x|ch|sh)$/.test(word)) return `${word}es`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
};

/** The name of a label as Prometheus wants it: `media_kind` of `mediaKind`. */
export const labelName = (key: string): string | null => {
  const name = key.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
  return /^[a-z][a-z0-9_]*$/.test(name) ? name : null;
};

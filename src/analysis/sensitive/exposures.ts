import { perName } from '../per-name.ts';
import type { Node } from '../types.ts';
import type { ContainerHit } from './containers.ts';
import { wordsBefore } from './labels.ts';
import { nameHit, type NameHit } from './names.ts';
import { recipientHit } from './recipients.ts';
import type { Place, Search } from './search.ts';
import { isHiddenName, wordsOf } from './words.ts';
import type { Exposure, SensitiveKind, TypeFact } from './types.ts';

/** A value that says nothing itself, under a key or after a label that does. */
export function byPlace(
  search: Search,
  raw: Node,
  own: string,
  place: Place,
  confidence: number,
): Exposure[] {
  const { key, owner } = place;
  if (isOtherwiseNamed(own)) return [];
  const byKey = key === undefined ? null : nameHit(key, owner ?? null, search.settings);
  if (key !== undefined && byKey) {
    return byName(raw, byKey, place, `the key ${key}`, confidence);
  }
  const byMessage = key === undefined || own === key || !/^(to|cc|bcc|recipients?)$/.test(key) ? null : recipientHit(search, raw, key, place);
  if (byMessage) return byName(raw, byMessage, place, `the key ${key}`, confidence);
  const label = place.label?.() ?? null;
  const byLabel = label === null || SEVERAL.test(label) ? null : nameHit(label, null, search.settings);
  if (byLabel?.strength === 'strong') return byName(raw, byLabel, place, `the text before it (${label})`, confidence);
  const words = place.before === undefined ? null : wordsBefore(place.before);
  if (words === null || !isExplained(own, words)) return [];
  const byWords = nameHit(words, null, search.settings);
  if (byWords?.strength !== 'strong') return [];
  return byName(raw, byWords, place, `the text before it (${words})`, confidence);
}

/** Texts that count names of secrets: `weak secrets: …`. */
const SEVERAL = /(tokens|secrets|keys|cookies|passwords)$/i;

/** Names that leave it to the text to say what they hold: `phone ${value}`, `card number ${number}`. */
const isExplained = (own: string, words: string): boolean =>
  /^(value|val|v|x|input|text|str|arg|param|it|target|to|new_?value|addr(ess)?|recipient|contact)$/i.test(own) || wordsOf(own).at(-1) === wordsOf(words).at(-1);

/** Texts that say whose address it is: `Server IP: `. */
const OF_A_SERVER = /\b(server|host|bind|bound|webhook|listening|proxy|gateway|서버)\b[^:=]{0,12}[:=]?\s*$/i;
/** A tag says who logs: `[Gateway] from `. */
const TAG = /\[[^\]]{0,40}\]?/g;

const isOfServer = ({ before = '' }: Place): boolean => OF_A_SERVER.test(before.slice(-40).replace(TAG, ''));

export function byName(
  raw: Node,
  hit: NameHit | null,
  place: Place,
  said: string,
  confidence = 0.95,
): Exposure[] {
  if (hit === null || (hit.kind === 'ip' && isOfServer(place))) return [];
  const word = hit.word.replaceAll('_', ' ');
  const by = hit.owner === undefined ? '' : `, of ${hit.owner}`;
  return [{
    node: raw,
    kind: hit.kind,
    form: 'value',
    confidence: hit.strength === 'strong' ? confidence : confidence * 0.9,
    why: [
      { code: `word:${hit.word}`, text: `${said} says ${word}${by}`, weight: 1, range: raw.range },
      ...place.steps,
    ],
  }];
}

export function byContainer(raw: Node, hit: ContainerHit, place: Place): Exposure {
  return {
    node: raw,
    kind: 'container',
    form: 'fields',
    confidence: hit.confidence,
    why: [{ code: hit.code, text: hit.text, weight: 1, range: raw.range }, ...place.steps],
  };
}

export function byContract(
  raw: Node,
  kind: SensitiveKind,
  { code, text }: TypeFact,
  place: Place,
): Exposure {
  return {
    node: raw,
    kind,
    form: kind === 'container' ? 'fields' : 'value',
    confidence: code === 'type' ? 0.95 : 0.98,
    why: [{ code: code ?? 'type', text: text ?? 'its type', weight: 1, range: raw.range }, ...place.steps],
  };
}

/** Names that say themselves what they are: `emailSent`, `phoneValid`, `index`. */
const isOtherwiseNamed = perName((name) => {
  const words = wordsOf(name);
  const last = words.at(-1) ?? '';
  return isHiddenName(name) ||
    /^(is|has|should|can|validate|verify|check|count|format|create|generate|sign|make|build|new|use|find|fetch|load|log)$/.test(words[0] ?? '') ||
    /^(id|ids|uuid|jti|count|length|size|index|status|type|valid|sent|ok|success|enabled|exists|error|errors|err|message|msg|result|response|verified|at|date|time|url|uri|path|file|state|t|i18n|translate|config|options|template|label|title|template|schema|service|client|domain|provider|role)$/.test(last);
});

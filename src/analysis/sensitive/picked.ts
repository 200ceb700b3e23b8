import type { Node } from '../types.ts';
import { deeper, type Place, type Search } from './search.ts';
import type { Exposure } from './types.ts';

/** `user[field]`: any of a record's values. */
export function picked(search: Search, object: Node, raw: Node, place: Place): Exposure[] {
  return search.visit(object, { ...deeper(place), inText: false })
    .filter((one) => one.kind === 'container' && one.why[0]?.code !== 'environment')
    .slice(0, 1)
    .map((one) => ({ ...one, node: raw, confidence: Math.min(one.confidence, 0.75) }));
}

import type { Node } from '../types.ts';
import { lastName, recordContainer } from './containers.ts';
import { byContract } from './exposures.ts';
import { isTooLittle } from './harmless.ts';
import { nameHit } from './names.ts';
import { ownerOf } from './owners.ts';
import type { Place, Search } from './search.ts';
import type { Exposure } from './types.ts';

/** What the compiler says: it overrules names. `null` where it has nothing to say. */
export function byType(search: Search, node: Node, raw: Node, place: Place): Exposure[] | null {
  const fact = search.types?.at(node.range);
  if (!fact) return null;
  if (fact.kind !== undefined) return [byContract(raw, fact.kind, fact, place)];
  if (fact.shape !== undefined && /^(boolean|literals|function)$/.test(fact.shape)) return [];
  const name = lastName(node) ?? '';
  const hit = nameHit(name, node.type === 'MemberExpression' ? ownerOf(search, node.object) : null, search.settings);
  if (fact.shape !== undefined && fact.shape !== 'object' && isTooLittle(fact.shape, hit?.kind ?? 'container') && hit) return [];
  if (fact.shape === 'number' || fact.shape === 'date') return hit ? null : [];
  if (fact.shape === 'string' && !hit && recordContainer(name)) return [];
  if (fact.fields && fact.fields.length > 0 && !place.inText) {
    const names = fact.fields.slice(0, 3).map((f) => f.name).join(', ');
    const text = `its type has ${names}`;
    return [byContract(raw, 'container', { code: 'type', text }, place)];
  }
  if (fact.cleared && !hit) return [];
  return null;
}

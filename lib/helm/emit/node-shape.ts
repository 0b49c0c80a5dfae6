import type { Entry, ListNode, ObjectNode, RangeItem } from '../template/template';

/** Keys that readers look for first. */
const FIRST_KEYS = ['apiVersion', 'kind', 'metadata', 'name', 'image', 'labels', 'annotations'];

/** The place of an entry among others. */
function rank(entry: Entry): number {
  const index = 'key' in entry ? FIRST_KEYS.indexOf(entry.key) : -1;
  return index < 0 ? FIRST_KEYS.length : index;
}

/** Sorts entries as readers expect them. */
export function byRank(a: Entry, b: Entry): number {
  return rank(a) - rank(b);
}

/** Whether the entry is always there, in one form. */
export function isSure(entry: Entry): boolean {
  return 'key' in entry && !entry.when && entry.value.node !== 'choice';
}

/** Whether all it has comes from one collection: `range` has an `else` for an empty one. */
export function isOneCollection(node: ObjectNode | ListNode): boolean {
  const [part, ...others] = node.node === 'object' ? node.entries : node.items;
  return others.length === 0 && part !== undefined && !part.when && ('range' in part || 'spread' in part);
}

/** Whether the items of a list are taken as they are. */
export function isSpread({ range, items }: RangeItem): boolean {
  const [item, ...others] = items;
  if (range.type.kind !== 'list' || !item || others.length > 0 || !('value' in item) || item.when)
    return false;
  if (item.value.node !== 'value') return false;
  const { from, path, type } = item.value.source;
  return from === 'item' && path.length === 0 && type === range.type.item;
}

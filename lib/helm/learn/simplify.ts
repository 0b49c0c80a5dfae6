import type { ListNode, Node, ObjectNode, Source } from '../template/template';
import { type Frame, sourceKey } from './frame';

/** An object that has just what a value has is that value. */
export function simplifyObject(frame: Frame, node: ObjectNode): Node {
  const [only] = node.entries;
  if (only && node.entries.length === 1 && 'spread' in only && !only.when)
    return { node: 'value', source: only.spread };
  const parent = parentOf(frame, node);
  return parent ? { node: 'value', source: parent } : node;
}

/** A list that has just the items of a value is that value. */
export function simplifyList(frame: Frame, node: ListNode): Node {
  const [only] = node.items;
  if (!only || node.items.length > 1 || !('range' in only) || only.when) return node;
  const [item] = only.items;
  if (!item || only.items.length > 1 || 'range' in item || item.when || item.value.node !== 'value')
    return node;
  const { from, level, path } = item.value.source;
  const isItem = from === 'item' && path.length === 0 && level === frame.level + 1;
  return isItem ? { node: 'value', source: only.range } : node;
}

/** The object of the inputs whose properties are just the node's entries. */
function parentOf(frame: Frame, { entries }: ObjectNode): Source | undefined {
  const [first] = entries;
  if (!first || !('key' in first) || first.value.node !== 'value') return undefined;
  const { path, ...origin } = first.value.source;
  if (path.length === 0) return undefined;
  const key = sourceKey({ ...origin, path: path.slice(0, -1) });
  const parent = frame.inputs.find(({ source }) => sourceKey(source) === key)?.source;
  if (parent?.type.kind !== 'object' || parent.type.properties.size !== entries.length) return undefined;
  const { properties } = parent.type;
  const same = entries.every((entry) => {
    if (!('key' in entry) || entry.value.node !== 'value') return false;
    const source = sourceKey({ ...parent, path: [...parent.path, entry.key] });
    if (sourceKey(entry.value.source) !== source) return false;
    if (!properties.get(entry.key)?.optional) return !entry.when;
    return (
      entry.when !== undefined &&
      'test' in entry.when &&
      entry.when.test === 'present' &&
      sourceKey(entry.when.source) === source
    );
  });
  return same ? parent : undefined;
}

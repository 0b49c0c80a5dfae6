import { isObject } from '../json';
import type { ChartTemplate, DocumentTemplate, Node } from '../template/template';
import type { Frame } from './frame';
import type { Element } from './element';
import { type LearnedItem, learnItems } from './learn-list';
import { type Place, Unexplained } from './observation';

/**
 * The chart's objects, each by its construct path.
 *
 * @param rows per row the objects that were built
 * @throws Unexplained
 */
export function learnDocuments(frame: Frame, rows: readonly (readonly Element[])[]): ChartTemplate {
  const lists = rows.map((found, instance) => ({ instance, found }));
  const placeOf = (name: string): Place => ({ document: withoutItems(name), pointer: '' });
  const items = learnItems(frame, lists, { placeOf, isOrdered: false });
  const toDocument = (item: LearnedItem): DocumentTemplate => {
    const when = item.when ? { when: item.when } : {};
    if ('range' in item) return { range: item.range, documents: item.items.map(toDocument), ...when };
    const id = withoutItems(item.name);
    const node = asObject(item.value);
    const kind = kindOf(node);
    if (kind === undefined) throw new Unexplained('INVALID_OUTPUT', { document: id, pointer: '/kind' }, []);
    return { id, kind, node, ...when };
  };
  return { documents: items.map(toDocument).sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)) };
}

/** Also of an object that is always the same, the entries are wanted. */
function asObject(node: Node): Node {
  if (node.node !== 'constant' || !isObject(node.value)) return node;
  const entries = Object.entries(node.value).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    node: 'object',
    entries: entries.map(([key, value]) => ({ key, value: { node: 'constant', value } })),
  };
}

function orderOf(document: DocumentTemplate): string {
  return 'id' in document ? document.id : document.documents.map(orderOf).join();
}

/** A construct path without what an item of a range adds to it: `Worker-<workers[*].name>/Deployment`. */
function withoutItems(name: string): string {
  return name
    .replace(/[-_.]*<[^>]*>/g, '')
    .replace(/^\/+|\/+$/g, '')
    .replace(/\/{2,}/g, '/');
}

/** @returns undefined when it is not always the same */
function kindOf(node: Node): string | undefined {
  const entries = node.node === 'object' ? node.entries : [];
  const entry = entries.find((each) => 'key' in each && each.key === 'kind');
  const value = entry && 'key' in entry ? entry.value : undefined;
  return value?.node === 'constant' && typeof value.value === 'string' ? value.value : undefined;
}

import type { ChartTemplate, DocumentTemplate, Item, Node } from '../template/template';

/** The keys that objects have beside the entries of maps: a user's map may hold the same. */
export function ownKeys({ documents }: ChartTemplate): string[] {
  const keys = new Set<string>();
  const visit = (node: Node): void => {
    if (node.node === 'choice') [...node.cases.map(({ value }) => value), node.otherwise].forEach(visit);
    if (node.node === 'list') node.items.forEach(visitItem);
    if (node.node !== 'object') return;
    const own = node.entries.filter((entry) => 'key' in entry);
    if (own.length < node.entries.length) own.forEach(({ key }) => keys.add(key));
    node.entries.forEach((entry) => 'value' in entry && visit(entry.value));
  };
  const visitItem = (item: Item): void =>
    'range' in item ? item.items.forEach(visitItem) : visit(item.value);
  const visitDocument = (document: DocumentTemplate): void =>
    'range' in document ? document.documents.forEach(visitDocument) : visit(document.node);
  documents.forEach(visitDocument);
  return [...keys].sort();
}

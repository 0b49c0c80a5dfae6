import type { ChartTemplate, DocumentTemplate, Item, Node, ObjectNode } from '../template/template';

/** How often an object must occur to be worth a name. */
const OFTEN = 3;

/** Objects of scalars that stand in many places of a chart, such as the standard labels, by `objectKey`. */
export class RepeatedObjects {
  private readonly names = new Map<string, string[]>();

  constructor({ documents }: ChartTemplate) {
    documents.forEach((document) => this.visitDocument(document));
  }

  /** What the object may be called when it is one of them. */
  nameOf(node: ObjectNode): string | undefined {
    const names = this.names.get(objectKey(node)) ?? [];
    if (names.length < OFTEN) return undefined;
    return names.includes(SELECTOR) ? SELECTOR : names[0];
  }

  private visitDocument(document: DocumentTemplate): void {
    if ('range' in document) document.documents.forEach((each) => this.visitDocument(each));
    else this.visit(document.node, '');
  }

  private visit(node: Node, key: string): void {
    if (node.node === 'choice') {
      [...node.cases.map(({ value }) => value), node.otherwise].forEach((each) => this.visit(each, key));
    } else if (node.node === 'list') {
      node.items.forEach((item) => this.visitItem(item, key));
    } else if (node.node === 'object') {
      if (isFlat(node)) this.count(node, key);
      for (const entry of node.entries) {
        if ('value' in entry) this.visit(entry.value, 'key' in entry ? entry.key : key);
      }
    }
  }

  private visitItem(item: Item, key: string): void {
    if ('range' in item) item.items.forEach((each) => this.visitItem(each, key));
    else this.visit(item.value, key);
  }

  private count(node: ObjectNode, key: string): void {
    const id = objectKey(node);
    const name = /^(matchLabels|selector)$/.test(key) ? SELECTOR : key;
    this.names.set(id, [...(this.names.get(id) ?? []), name]);
  }
}

const SELECTOR = 'selectorLabels';

/** A text that is the same for objects that come out the same. */
function objectKey(node: ObjectNode): string {
  return JSON.stringify(node, (name, value: unknown) => (name === 'type' ? undefined : value));
}

/** Whether it has scalars only, one of them always, and nothing of a range's turn. */
function isFlat({ entries }: ObjectNode): boolean {
  return (
    entries.length > 1 &&
    entries.some((entry) => 'key' in entry && !entry.when) &&
    entries.every((entry) => 'spread' in entry || ('key' in entry && isScalar(entry.value))) &&
    !/"from":"(item|key)"/.test(JSON.stringify(entries))
  );
}

function isScalar(node: Node): boolean {
  if (node.node === 'constant') return typeof node.value !== 'object';
  if (node.node === 'value') return !['object', 'map', 'list', 'any'].includes(node.source.type.kind);
  if (node.node === 'choice')
    return [...node.cases.map(({ value }) => value), node.otherwise].every(isScalar);
  return node.node === 'text';
}

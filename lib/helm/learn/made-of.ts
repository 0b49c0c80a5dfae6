import type { Item, Node, Source } from '../template/template';

/** The sources whose content a node shows. */
export function madeOf(node: Node): Source[] {
  switch (node.node) {
    case 'value':
      return [node.source];
    case 'text':
      return node.parts.flatMap(madeOf);
    case 'object':
      return node.entries.flatMap((entry) => {
        if ('spread' in entry) return [entry.spread];
        return 'range' in entry ? [entry.range, ...madeOf(entry.value)] : madeOf(entry.value);
      });
    case 'list':
      return node.items.flatMap(inItem);
    case 'choice':
      return [...node.cases.map(({ value }) => value), node.otherwise].flatMap(madeOf);
    default:
      return [];
  }
}

function inItem(item: Item): Source[] {
  return 'range' in item ? [item.range, ...item.items.flatMap(inItem)] : madeOf(item.value);
}

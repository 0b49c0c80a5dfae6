import type { PyNode } from '../syntax/py-node';

const LOOPS = [
  'ForStatement',
  'ArrayComprehensionExpression',
  'ComprehensionExpression',
  'SetComprehensionExpression',
  'DictionaryComprehensionExpression',
];

/** The loop whose variable a name is, and what it goes through; `undefined` where it is none's. */
export function loopOf(name: PyNode): { readonly loop: PyNode; readonly collection: PyNode } | undefined {
  for (let loop = name.around(...LOOPS); loop; loop = loop.around(...LOOPS)) {
    const at = loop.children.findIndex(({ type }) => type === 'for');
    const collection = loop.children[at + 3];
    if (loop.children[at + 1]?.text === name.text && collection) return { loop, collection };
  }
  return undefined;
}

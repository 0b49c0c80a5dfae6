import { constantOf } from './constant';
import type { PyNode } from './py-node';

/** The value of a key in a dictionary that is written out; `undefined` where there is none. */
export function entryOf(dictionary: PyNode | undefined, key: string): PyNode | undefined {
  const children = dictionary?.type === 'DictionaryExpression' ? dictionary.children : [];
  const at = children.findIndex((child) => constantOf(child) === key);
  return at < 0 ? undefined : children[at + 2];
}

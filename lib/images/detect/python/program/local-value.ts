import type { PyNode } from '../syntax/py-node';
import { localValues } from './local-values';

/** What a variable of the functions around a node was given first; `undefined` where it is none of theirs. */
export function localValue(name: string, node: PyNode): PyNode | undefined {
  return localValues(name, node)[0];
}

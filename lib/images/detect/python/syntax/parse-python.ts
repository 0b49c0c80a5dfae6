import { parser } from '@lezer/python';
import { PyNode } from './py-node';

/** The syntax tree of a module. What cannot be parsed is a node of the type `⚠`; the rest around it is as usual. */
export function parsePython(file: string, text: string): PyNode {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return new PyNode(parser.parse(text).topNode, {
    file,
    text,
    count: 0,
    nodes: new Map(),
    lineAt: (position) => lineAt(starts, position),
  });
}

/** How many lines start at or before the position. */
function lineAt(starts: readonly number[], position: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? Infinity) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

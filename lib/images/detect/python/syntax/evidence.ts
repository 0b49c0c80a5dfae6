import type { Evidence } from '../../../../application';
import type { PyNode } from './py-node';

const LONGEST = 90;

/** A node as evidence: its place, and the first line of what stands there. */
export function evidenceOf(node: PyNode): Evidence {
  const text = (node.text.split('\n')[0] ?? '').trim();
  return {
    file: node.source.file,
    line: node.line,
    text: text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text,
  };
}

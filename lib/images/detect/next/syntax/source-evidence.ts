import ts from 'typescript';
import type { Evidence } from '../../../../application';

/** Longest excerpt of a source that is shown. */
const LONGEST = 80;

/** Where a node stands in its file, with the first line of its text. */
export function sourceEvidence(node: ts.Node, text?: string): Evidence {
  const file = node.getSourceFile();
  const start = node.getStart(file);
  const [first = ''] = (text ?? node.getText(file)).split('\n');
  const shown = first.length > LONGEST ? `${first.slice(0, LONGEST - 1)}…` : first;
  return { file: file.fileName, line: file.getLineAndCharacterOfPosition(start).line + 1, text: shown };
}

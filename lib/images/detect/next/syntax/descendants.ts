import ts from 'typescript';

/** What was gone through already: every question about a file goes through it. */
const known = new WeakMap<ts.SourceFile, readonly ts.Node[]>();

/** A node and everything below it, in the order of the text. */
export function descendants(node: ts.Node): readonly ts.Node[] {
  if (!ts.isSourceFile(node)) return collect(node);
  const nodes = known.get(node) ?? collect(node);
  known.set(node, nodes);
  return nodes;
}

function collect(root: ts.Node): ts.Node[] {
  const nodes: ts.Node[] = [];
  // No recursion: texts that are joined by thousands of `+` are as deep as they are long.
  const left = [root];
  for (let node = left.pop(); node; node = left.pop()) {
    nodes.push(node);
    const children: ts.Node[] = [];
    ts.forEachChild(node, (child) => void children.push(child));
    left.push(...children.reverse());
  }
  return nodes;
}

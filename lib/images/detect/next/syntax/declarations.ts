import ts from 'typescript';
import { descendants } from './descendants';

/** Something that a name can be given. */
export type Value = ts.Expression | ts.FunctionDeclaration;

/** What a file gives its names: at its outermost level, or else where they are declared first. */
export function declarations(tree: ts.SourceFile): ReadonlyMap<string, Value> {
  const found = descendants(tree).flatMap(declared);
  const isNested = ([, value]: Declared): boolean =>
    ts.findAncestor(value.parent, ts.isFunctionLike) !== undefined;
  // The last entry of a name counts.
  return new Map([...found.filter(isNested).reverse(), ...found.filter((each) => !isNested(each)).reverse()]);
}

type Declared = readonly [string, Value];

function declared(node: ts.Node): Declared[] {
  if (ts.isFunctionDeclaration(node)) return node.name ? [[node.name.text, node]] : [];
  if (!ts.isVariableDeclaration(node) || !node.initializer || !ts.isIdentifier(node.name)) return [];
  return [[node.name.text, node.initializer]];
}

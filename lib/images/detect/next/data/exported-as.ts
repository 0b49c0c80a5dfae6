import ts from 'typescript';

/** The name under which a file exports what an expression makes; `undefined` when it does not export it. */
export function exportedAs(expression: ts.Expression): string | undefined {
  if (ts.findAncestor(expression, ts.isExportAssignment)) return 'default';
  const declaration = outermost(expression);
  const name = declaration?.name;
  if (!declaration || !name || !ts.isIdentifier(name)) return undefined;
  const statement = ts.isFunctionDeclaration(declaration)
    ? declaration
    : ts.findAncestor(declaration, ts.isVariableStatement);
  const modifiers = statement?.modifiers?.map(({ kind }) => kind) ?? [];
  if (modifiers.includes(ts.SyntaxKind.DefaultKeyword)) return 'default';
  if (modifiers.includes(ts.SyntaxKind.ExportKeyword)) return name.text;
  return exportedLater(expression.getSourceFile(), name.text);
}

/** The declaration at the file's outermost level that an expression stands in. */
function outermost(expression: ts.Expression): ts.FunctionDeclaration | ts.VariableDeclaration | undefined {
  for (let node: ts.Node = expression; node.parent; node = node.parent) {
    const list = node.parent;
    if (ts.isFunctionDeclaration(node) && ts.isSourceFile(list)) return node;
    if (ts.isVariableDeclaration(node) && ts.isSourceFile(list.parent.parent)) return node;
  }
  return undefined;
}

/** `export default auth;` and `export { auth, a as b };` further down. */
function exportedLater(tree: ts.SourceFile, name: string): string | undefined {
  for (const statement of tree.statements) {
    if (ts.isExportAssignment(statement) && statement.expression.getText() === name) return 'default';
    const clause = ts.isExportDeclaration(statement) ? statement.exportClause : undefined;
    if (!clause || !ts.isNamedExports(clause)) continue;
    const element = clause.elements.find((found) => (found.propertyName ?? found.name).text === name);
    if (element) return element.name.text;
  }
  return undefined;
}

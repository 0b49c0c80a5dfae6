import ts from 'typescript';

/** The name that an import declaration's file exports for a name used here, or `undefined` when it brings no such name. */
export function importedName(node: ts.Node, local: string): string | undefined {
  if (!ts.isImportDeclaration(node)) return undefined;
  if (node.importClause?.name?.text === local) return 'default';
  const bindings = node.importClause?.namedBindings;
  if (!bindings || !ts.isNamedImports(bindings)) return undefined;
  const element = bindings.elements.find(({ name }) => name.text === local);
  return element && (element.propertyName ?? element.name).text;
}

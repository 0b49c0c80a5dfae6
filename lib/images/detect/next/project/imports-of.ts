import ts from 'typescript';
import { descendants } from '../syntax/descendants';

/** One import of a file: `import`, `export … from`, `import()` or `require()`. */
export interface Import {
  readonly specifier: string;
  /** Vanishes when the file is compiled. */
  readonly typeOnly: boolean;
  /** Names that it takes from there, as they are called there; none for a whole module. */
  readonly names: readonly string[];
  readonly node: ts.Node;
}

/** All imports of a file, in the order of the text. */
export function importsOf(tree: ts.SourceFile): Import[] {
  return descendants(tree).flatMap((node) => {
    const found = importOf(node);
    return found ? [found] : [];
  });
}

function importOf(node: ts.Node): Import | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    const clause = node.importClause;
    const bindings = clause?.namedBindings;
    const named = bindings && ts.isNamedImports(bindings) ? bindings.elements : [];
    const values = named.filter(({ isTypeOnly }) => !isTypeOnly);
    const onlyTypes = named.length > 0 && values.length === 0 && !clause?.name;
    return {
      specifier: node.moduleSpecifier.text,
      typeOnly: clause?.isTypeOnly === true || onlyTypes,
      names: values.map(({ name, propertyName }) => (propertyName ?? name).text),
      node,
    };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
    return { specifier: node.moduleSpecifier.text, typeOnly: node.isTypeOnly, names: [], node };
  }
  if (!ts.isCallExpression(node)) return undefined;
  const isImport =
    node.expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(node.expression) && node.expression.text === 'require');
  const [specifier] = node.arguments;
  return isImport && specifier && ts.isStringLiteralLike(specifier)
    ? { specifier: specifier.text, typeOnly: false, names: [], node }
    : undefined;
}

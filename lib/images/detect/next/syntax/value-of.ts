import ts from 'typescript';
import type { ImportGraph } from '../project/import-graph';
import type { NextProject } from '../project/next-project';
import { declarations, type Value } from './declarations';
import { importedName } from './imported-name';
import { returnedBy } from './returned-by';
import { unwrap } from './unwrap';

/** How far names are followed, against circles. */
const DEEPEST = 12;

const CODE = /\.([cm]?[jt]sx?|json)$/;

/** Finds out what an expression stands for. */
export type ValueOf = (expression: ts.Expression) => Value;

/**
 * Follows names to what they were given: constants, imports of the project's own files, and what functions return.
 * Where that ends (a parameter, a package) the expression that was reached is given back.
 */
export function valueOf(project: NextProject, graph: ImportGraph): ValueOf {
  const indexes = new Map<ts.SourceFile, ReadonlyMap<string, Value>>();
  const declarationsIn = (tree: ts.SourceFile): ReadonlyMap<string, Value> => {
    const index = indexes.get(tree) ?? declarations(tree);
    indexes.set(tree, index);
    return index;
  };

  const follow = (value: Value, depth: number): Value => {
    const bare = ts.isFunctionDeclaration(value) ? value : unwrap(value);
    if (depth === 0 || ts.isFunctionDeclaration(bare)) return bare;
    if (ts.isIdentifier(bare)) {
      const given = declared(bare.text, bare.getSourceFile(), depth);
      return given && given !== bare ? follow(given, depth - 1) : bare;
    }
    if (ts.isCallExpression(bare) && ts.isIdentifier(bare.expression)) {
      const callee = follow(bare.expression, depth - 1);
      const returned = returnedBy(callee);
      return returned ? follow(returned, depth - 1) : bare;
    }
    return bare;
  };

  const declared = (name: string, tree: ts.SourceFile, depth: number): Value | undefined => {
    const here = declarationsIn(tree).get(name);
    if (here || depth <= 0) return here;
    for (const { target, node } of graph(tree.fileName)) {
      const there = target === undefined || !CODE.test(target) ? undefined : importedName(node, name);
      if (target !== undefined && there !== undefined)
        return exported(project.tree(target), there, depth - 1);
    }
    return undefined;
  };

  const exported = (tree: ts.SourceFile, name: string, depth: number): Value | undefined => {
    if (name === 'default') return defaultOf(tree);
    return declared(name, tree, depth);
  };

  return (expression) => follow(expression, DEEPEST);
}

function defaultOf(tree: ts.SourceFile): Value | undefined {
  for (const statement of tree.statements) {
    if (tree.fileName.endsWith('.json') && ts.isExpressionStatement(statement)) return statement.expression;
    if (ts.isExportAssignment(statement)) return statement.expression;
    const isDefault =
      ts.isFunctionDeclaration(statement) &&
      statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);
    if (isDefault) return statement;
  }
  return undefined;
}

import ts from 'typescript';
import type { Evidence } from '../../../../application';
import type { NextProject } from '../project/next-project';
import { propertyOf } from '../syntax/property-of';
import { returnedBy } from '../syntax/returned-by';
import { sourceEvidence } from '../syntax/source-evidence';
import { unwrap } from '../syntax/unwrap';
import type { ValueOf } from '../syntax/value-of';

/** What `next.config` says. */
export interface NextSettings {
  /** Its file. @default - there is none */
  readonly file?: string;
  /** Whether the file gives what can only be known by running it. */
  readonly isComputed: boolean;
  /** The text of a setting that is written as a plain string, with where it stands. */
  readonly textOf: (name: string) => { readonly value: string; readonly evidence: Evidence } | undefined;
  /** A setting as it is written. */
  readonly nodeOf: (name: string) => ts.ObjectLiteralElementLike | undefined;
}

/** In the order in which Next.js looks for them. */
const FILES = ['next.config.js', 'next.config.mjs', 'next.config.ts', 'next.config.mts', 'next.config.cjs'];

/** Reads the settings, also where plugins are wrapped around them or a function returns them. */
export function nextSettings(project: NextProject, valueOf: ValueOf): NextSettings {
  const file = FILES.find(project.has);
  const objects = file === undefined ? [] : settingsIn(project.tree(file), valueOf);
  const nodeOf = (name: string) => objects.map((object) => propertyOf(object, name)).find(Boolean);
  return {
    ...(file !== undefined && { file }),
    isComputed: file !== undefined && objects.length === 0,
    nodeOf,
    textOf: (name) => {
      const node = nodeOf(name);
      if (!node || !ts.isPropertyAssignment(node)) return undefined;
      const value = valueOf(node.initializer);
      return ts.isStringLiteralLike(value)
        ? { value: value.text, evidence: sourceEvidence(node) }
        : undefined;
    },
  };
}

function settingsIn(tree: ts.SourceFile, valueOf: ValueOf): ts.ObjectLiteralExpression[] {
  return tree.statements.flatMap((statement) => {
    const exported = exportedBy(statement);
    return exported ? objectsOf(exported, valueOf, 6) : [];
  });
}

/** `export default …`, `export default function`, or `module.exports = …`. */
function exportedBy(statement: ts.Statement): ts.Expression | ts.FunctionDeclaration | undefined {
  if (ts.isExportAssignment(statement)) return statement.expression;
  if (ts.isFunctionDeclaration(statement)) {
    const isDefault = statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);
    return isDefault ? statement : undefined;
  }
  if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) return undefined;
  const { left, right } = statement.expression;
  return left.getText() === 'module.exports' ? right : undefined;
}

/** The object literals that an exported value is made of, the plainest first: those of plugins come after its own. */
function objectsOf(
  node: ts.Expression | ts.FunctionDeclaration,
  valueOf: ValueOf,
  depth: number,
): ts.ObjectLiteralExpression[] {
  if (depth === 0) return [];
  const bare = ts.isFunctionDeclaration(node) ? node : unwrap(node);
  // withPlugin(settings), withPlugin(options)(settings)
  const handed = ts.isCallExpression(bare)
    ? bare.arguments.flatMap((argument) => objectsOf(argument, valueOf, depth - 1))
    : [];
  const value = ts.isFunctionDeclaration(bare) ? bare : valueOf(bare);
  if (ts.isObjectLiteralExpression(value)) {
    const spreads = value.properties.filter(ts.isSpreadAssignment);
    const spread = spreads.flatMap(({ expression }) => objectsOf(expression, valueOf, depth - 1));
    return [...handed, value, ...spread];
  }
  const further = value !== bare && ts.isCallExpression(value) ? value : returnedBy(value);
  return further ? [...handed, ...objectsOf(further, valueOf, depth - 1)] : handed;
}

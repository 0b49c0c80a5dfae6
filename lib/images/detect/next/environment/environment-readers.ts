import ts from 'typescript';
import { descendants } from '../syntax/descendants';
import type { ValueOf } from '../syntax/value-of';
import { environmentNames } from './environment-names';
import type { Demand } from './environment-read';
import { usageOf } from './usage-of';

/** A function that reads the variable whose name it is given, e.g. `requireEnv('DATABASE_URL')`. */
export interface EnvironmentReader {
  /** Which argument is the name. */
  readonly nameAt: number;
  /** Which one is given back when there is no value. @default - none is */
  readonly defaultAt?: number;
  /** Where no default is given. */
  readonly demand: Demand;
}

type Callable = ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression;

/** Readers may read by readers, to this depth. */
const ROUNDS = 3;

/** The functions of these files that read a variable by its name. */
export function environmentReaders(
  trees: readonly ts.SourceFile[],
  valueOf: ValueOf,
): ReadonlyMap<ts.Node, EnvironmentReader> {
  const readers = new Map<ts.Node, EnvironmentReader>();
  for (let round = 0; round < ROUNDS; round++) {
    const before = readers.size;
    for (const tree of trees) {
      const isEnvironment = environmentNames(tree);
      for (const node of descendants(tree)) {
        const found = readAt(node, isEnvironment, readers, valueOf);
        if (found && !readers.has(found.callable)) readers.set(found.callable, found.reader);
      }
    }
    if (readers.size === before) break;
  }
  return readers;
}

function readAt(
  node: ts.Node,
  isEnvironment: (expression: ts.Expression) => boolean,
  readers: ReadonlyMap<ts.Node, EnvironmentReader>,
  valueOf: ValueOf,
): { callable: Callable; reader: EnvironmentReader } | undefined {
  let name: ts.Expression | undefined;
  let inherited: EnvironmentReader | undefined;
  if (ts.isElementAccessExpression(node) && isEnvironment(node.expression)) name = node.argumentExpression;
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
    inherited = readers.get(valueOf(node.expression));
    name = inherited && node.arguments[inherited.nameAt];
  }
  if (!name || !ts.isIdentifier(name)) return undefined;
  const callable = ts.findAncestor(node, isCallable);
  const nameAt = callable ? indexOfParameter(callable, name.text) : -1;
  if (!callable || nameAt < 0) return undefined;
  const usage = usageOf(node as ts.Expression, valueOf);
  const defaultAt = callable.parameters.findIndex((parameter) =>
    /^(fallback|default\w*|def)$/i.test(parameter.name.getText()),
  );
  const demand = inherited?.demand ?? usage.demand;
  return { callable, reader: { nameAt, demand, ...(defaultAt >= 0 && { defaultAt }) } };
}

function isCallable(node: ts.Node): node is Callable {
  return ts.isFunctionDeclaration(node) || ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

function indexOfParameter({ parameters }: Callable, name: string): number {
  return parameters.findIndex((parameter) => ts.isIdentifier(parameter.name) && parameter.name.text === name);
}

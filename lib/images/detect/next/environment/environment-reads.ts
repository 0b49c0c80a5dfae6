import ts from 'typescript';
import { descendants } from '../syntax/descendants';
import { literalText } from '../syntax/literal-text';
import type { ValueOf } from '../syntax/value-of';
import { environmentNames } from './environment-names';
import type { EnvironmentRead } from './environment-read';
import type { EnvironmentReader } from './environment-readers';
import { usageOf } from './usage-of';

/** What an environment variable is called, in distinction from methods and other properties. */
const VARIABLE_NAME = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*_?$/;

/** The places of a file that read variables: by name, by destructuring, by a loop over names, by a function for it. */
export function environmentReads(
  tree: ts.SourceFile,
  readers: ReadonlyMap<ts.Node, EnvironmentReader>,
  valueOf: ValueOf,
): EnvironmentRead[] {
  const isEnvironment = environmentNames(tree);
  const literal = (node: ts.Expression | undefined) => node && literalText(node, valueOf);

  const byName = (node: ts.Node): EnvironmentRead[] => {
    if (ts.isPropertyAccessExpression(node) && isEnvironment(node.expression) && !isWritten(node)) {
      const inlined = /^process\.env$/.test(node.expression.getText(tree));
      return [{ name: node.name.text, node, inlined, onLoad: isOnLoad(node), ...usageOf(node, valueOf) }];
    }
    if (ts.isElementAccessExpression(node) && isEnvironment(node.expression) && !isWritten(node)) {
      const name = literal(node.argumentExpression);
      const names = name === undefined ? loopedNames(node.argumentExpression, valueOf) : [name];
      return names.map((each) => ({
        name: each,
        node,
        inlined: ts.isStringLiteral(node.argumentExpression),
        onLoad: isOnLoad(node),
        ...usageOf(node, valueOf),
      }));
    }
    return [];
  };

  const byDestructuring = (node: ts.Node): EnvironmentRead[] => {
    if (!ts.isVariableDeclaration(node) || !ts.isObjectBindingPattern(node.name)) return [];
    if (!node.initializer || !isEnvironment(node.initializer)) return [];
    return node.name.elements.flatMap((element) => {
      const name = (element.propertyName ?? element.name).getText(tree);
      const fallback = literal(element.initializer);
      const usage = { demand: 'none' as const, ...(fallback !== undefined && { default: fallback }) };
      return [{ name, node: element, inlined: false, onLoad: isOnLoad(node), ...usage }];
    });
  };

  const byReader = (node: ts.Node): EnvironmentRead[] => {
    if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return [];
    const reader = readers.get(valueOf(node.expression));
    const name = reader && literal(node.arguments[reader.nameAt]);
    if (name === undefined) return [];
    const usage = usageOf(node, valueOf);
    const given = node.arguments[reader?.defaultAt ?? -1];
    const fallback = usage.default ?? literal(given);
    const demand = given || fallback !== undefined ? 'none' : (reader?.demand ?? 'none');
    const rest = { ...usage, demand, ...(fallback !== undefined && { default: fallback }) };
    return [{ name, node, inlined: false, onLoad: isOnLoad(node), ...rest }];
  };

  return descendants(tree)
    .flatMap((node) => [...byName(node), ...byDestructuring(node), ...byReader(node)])
    .filter(({ name }) => VARIABLE_NAME.test(name));
}

/** `process.env.NAME = …` gives a value instead of reading one. */
function isWritten(node: ts.Node): boolean {
  const { parent } = node;
  return (
    ts.isBinaryExpression(parent) &&
    parent.left === node &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
  );
}

function isOnLoad(node: ts.Node): boolean {
  const around = ts.findAncestor(node, ts.isFunctionLike);
  if (!around) return true;
  // The function of `names.forEach(…)` runs where it stands.
  const call = around.parent;
  const isLoop =
    ts.isCallExpression(call) &&
    ts.isPropertyAccessExpression(call.expression) &&
    /^(forEach|filter|find|map|some|every)$/.test(call.expression.name.text);
  return isLoop && isOnLoad(call);
}

/** The values of a name that runs over a list of literals: `for (const name of NAMES)`, `NAMES.forEach((name) => …)`. */
function loopedNames(node: ts.Expression, valueOf: ValueOf): string[] {
  if (!ts.isIdentifier(node)) return [];
  const list = ts.findAncestor(node, (found) => listOver(found, node.text) !== undefined);
  const over = list && listOver(list, node.text);
  const value = over && valueOf(over);
  if (!value || !ts.isArrayLiteralExpression(value)) return [];
  return value.elements.filter(ts.isStringLiteralLike).map(({ text }) => text);
}

function listOver(node: ts.Node, name: string): ts.Expression | undefined {
  if (ts.isForOfStatement(node)) {
    return node.initializer.getText().split(/\s+/)[1] === name ? node.expression : undefined;
  }
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return undefined;
  const call = node.parent;
  const first = node.parameters[0]?.name.getText();
  if (first !== name || !ts.isCallExpression(call)) return undefined;
  return ts.isPropertyAccessExpression(call.expression) ? call.expression.expression : undefined;
}

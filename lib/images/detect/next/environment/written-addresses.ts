import ts from 'typescript';
import type { Code } from '../project/code';
import type { NextProject } from '../project/next-project';
import { descendants } from '../syntax/descendants';
import { environmentNames } from './environment-names';

/** An address that stands in the code, where no variable can change it. */
export interface WrittenAddress {
  readonly file: string;
  readonly node: ts.Node;
  readonly url: URL;
  /** What it is given to: a constant, a setting, the function that gives it back, or the function that is called with it. */
  readonly name: string;
}

/** Calls that send a request. */
const REQUEST = /^(fetch|axios|\w*[aA]pi\w*|\w*[cC]lient|request|\w*[fF]etch\w*)(\.\w+)?$/;

/** The addresses in the application's code and in next.config, lists of them and what stands in for a variable aside. */
export function writtenAddresses(
  { tree, codeFiles }: NextProject,
  { isReached, sides }: Code,
): WrittenAddress[] {
  return codeFiles
    .filter((file) => sides.settings.has(file) || isReached(file))
    .flatMap((file) => {
      const isEnvironment = environmentNames(tree(file));
      return descendants(tree(file)).flatMap((node) => {
        const text = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) ? node.text : '';
        const name = /^https?:\/\/\w/.test(text) && URL.canParse(text) && holderOf(node, isEnvironment);
        return name ? [{ file, node, url: new URL(text), name }] : [];
      });
    });
}

function holderOf(node: ts.Node, isEnvironment: (expression: ts.Expression) => boolean): string | undefined {
  const { parent } = node;
  if (ts.isCallExpression(parent)) {
    const called = parent.expression.getText();
    return parent.arguments[0] === node && REQUEST.test(called) ? called : undefined;
  }
  if (isNamed(parent)) return parent.name?.getText();
  if (ts.isReturnStatement(parent) || ts.isArrowFunction(parent))
    return ts.findAncestor(parent, isNamed)?.name?.getText();
  if (ts.isConditionalExpression(parent)) {
    const isChosen = descendants(parent.condition).some(
      (found) => ts.isPropertyAccessExpression(found) && isEnvironment(found.expression),
    );
    return isChosen ? undefined : holderOf(parent, isEnvironment);
  }
  const isPart =
    ts.isTemplateExpression(parent) ||
    ts.isParenthesizedExpression(parent) ||
    ts.isAsExpression(parent) ||
    (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.PlusToken);
  return isPart ? holderOf(parent, isEnvironment) : undefined;
}

function isNamed(node: ts.Node) {
  return (
    ts.isVariableDeclaration(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isMethodDeclaration(node)
  );
}

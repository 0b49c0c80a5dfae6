import ts from 'typescript';
import { descendants } from '../syntax/descendants';
import { unwrap } from '../syntax/unwrap';

/** Types that say of a parameter that it holds the environment. */
const ENVIRONMENT_TYPE = /ProcessEnv|typeof process\.env|Record<string,\s*string\s*\|\s*undefined>/;

/** Names that people give it; a type made for it says no more than its name does. */
const ENVIRONMENT_NAME = /^(env|environment|processEnv)$/;

/** Tells whether an expression of a file is the environment: `process.env`, or a name that stands for it. */
export function environmentNames(tree: ts.SourceFile): (expression: ts.Expression) => boolean {
  const names = new Set<string>();
  const isEnvironment = (expression: ts.Expression): boolean => {
    const bare = unwrap(expression);
    if (ts.isIdentifier(bare)) return names.has(bare.text);
    return /^((globalThis\??\.)?process\??|import\.meta|Bun)\.env$/.test(bare.getText(tree));
  };
  for (const node of descendants(tree)) {
    if (ts.isParameter(node) && ts.isIdentifier(node.name)) {
      const typed = node.type !== undefined && ENVIRONMENT_TYPE.test(node.type.getText(tree));
      if (typed || ENVIRONMENT_NAME.test(node.name.text)) names.add(node.name.text);
    }
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
      if (isEnvironment(node.initializer)) names.add(node.name.text);
    }
    if (ts.isImportSpecifier(node) && ENVIRONMENT_NAME.test(node.name.text)) names.add(node.name.text);
  }
  return isEnvironment;
}

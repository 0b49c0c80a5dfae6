import ts from 'typescript';
import type { BetterAuthSource } from '../../../../application';
import type { Code } from '../project/code';
import type { NextProject } from '../project/next-project';
import { exportedAs } from './exported-as';

/**
 * Where a program outside of the application can import Better Auth's server: as a value, or as a function that needs
 * no arguments; `undefined` when the code exports neither.
 */
export function authExport(
  call: ts.CallExpression,
  { codeFiles, tree }: NextProject,
  code: Code,
): Pick<BetterAuthSource, 'file' | 'exportName'> | undefined {
  const exportName = exportedAs(call);
  if (exportName !== undefined && !needsArguments(call)) {
    return { file: call.getSourceFile().fileName, exportName };
  }
  for (const path of codeFiles.filter(code.isReached)) {
    for (const statement of tree(path).statements.filter(ts.isVariableStatement)) {
      const made = statement.declarationList.declarations.find(
        ({ initializer }) => initializer && code.valueOf(initializer) === call,
      );
      const name = made?.initializer && exportedAs(made.initializer);
      if (name !== undefined) return { file: path, exportName: name };
    }
  }
  return undefined;
}

function needsArguments(call: ts.CallExpression): boolean {
  const maker = ts.findAncestor(call, ts.isFunctionLike);
  return maker?.parameters.some((parameter) => !parameter.initializer && !parameter.questionToken) ?? false;
}

import type { PythonProgram } from '../program/python-program';
import type { PythonModule } from '../project/python-module';
import { constantOf } from '../syntax/constant';
import { dottedName } from '../syntax/dotted-name';
import type { PyNode } from '../syntax/py-node';
import { localValue } from '../program/local-value';

/** Whether an expression's value comes from an environment variable: read there, in a constant, or a setting's field. */
export function comesFrom(
  program: PythonProgram,
  module: PythonModule,
  node: PyNode,
  variable: string,
  depth = 0,
): boolean {
  if (depth > 5) return false;
  for (const inner of node.all('String', 'VariableName', 'MemberExpression')) {
    if (inner.type === 'String' && constantOf(inner) === variable) return true;
    const name = dottedName(inner);
    if (!name) continue;
    if (name.includes('.') && name.slice(name.lastIndexOf('.') + 1).toUpperCase() === variable) return true;
    const local = name.includes('.') ? undefined : localValue(name, inner);
    if (local && local !== node && comesFrom(program, module, local, variable, depth + 1)) return true;
    const found = program.finder.definition(module, name);
    if (found?.kind === 'value' && comesFrom(program, found.module, found.value, variable, depth + 1))
      return true;
  }
  return false;
}

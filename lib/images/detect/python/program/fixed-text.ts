import type { PythonModule } from '../project/python-module';
import { constantOf } from '../syntax/constant';
import type { PyNode } from '../syntax/py-node';
import { assignedValues } from './assigned-values';
import type { PythonProgram } from './python-program';

/** The beginning of the text that an expression always gives, whatever the environment says; `undefined` otherwise. */
export function fixedText(
  program: PythonProgram,
  module: PythonModule,
  node: PyNode | undefined,
  depth = 0,
): string | undefined {
  if (!node || depth > 5) return undefined;
  const constant = constantOf(node);
  if (typeof constant === 'string') return constant;
  // Of `f"sqlite:///{path}"` the beginning is fixed.
  if (node.type === 'FormatString') return /^[a-z]*["']+([^{"']*)/i.exec(node.text)?.[1];
  const assigned = assignedValues(program, module, node);
  const texts = assigned?.values.map((value) =>
    value === node ? undefined : fixedText(program, assigned.module, value, depth + 1),
  );
  return texts?.every((text) => text !== undefined) ? texts[0] : undefined;
}

import type { PythonModule } from '../project/python-module';
import { assignmentOf } from '../syntax/assignment';
import { constantOf } from '../syntax/constant';
import { dottedName } from '../syntax/dotted-name';
import type { PyNode } from '../syntax/py-node';
import { localValue } from './local-value';
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
  const name = dottedName(node);
  if (!name) return undefined;
  const local = localValue(name, node);
  if (local) return local === node ? undefined : fixedText(program, module, local, depth + 1);
  const found = program.finder.definition(module, name);
  if (found?.kind !== 'value') return undefined;
  const values = assignedTo(found.module, found.assignment.targets[0] ?? '');
  const texts = values.map((value) => fixedText(program, found.module, value, depth + 1));
  return texts.every((text) => text !== undefined) ? texts[0] : undefined;
}

/** Everything that a name of a module is given, in any branch. */
function assignedTo(module: PythonModule, name: string): PyNode[] {
  return [...module.topLevel('AssignStatement')].flatMap((node) => {
    const assignment = assignmentOf(node);
    return assignment?.value && assignment.targets.includes(name) ? [assignment.value] : [];
  });
}

import type { PythonModule } from '../project/python-module';
import { assignmentOf } from '../syntax/assignment';
import { dottedName } from '../syntax/dotted-name';
import type { PyNode } from '../syntax/py-node';
import { localValues } from './local-values';
import type { PythonProgram } from './python-program';

/** What a name may stand for, and the module in which that is written. */
export interface AssignedValues {
  readonly module: PythonModule;
  /** All that it is given, in any branch. */
  readonly values: readonly PyNode[];
}

/** All that a name may be given; `undefined` of what is no name, or of one that stands for no value of the program. */
export function assignedValues(
  program: PythonProgram,
  module: PythonModule,
  node: PyNode,
): AssignedValues | undefined {
  const name = dottedName(node);
  if (!name) return undefined;
  const local = localValues(name, node);
  if (local.length > 0) return { module, values: local };
  const found = program.finder.definition(module, name);
  if (found?.kind !== 'value') return undefined;
  const target = found.assignment.targets[0] ?? '';
  const values = [...found.module.topLevel('AssignStatement')].flatMap((each) => {
    const assignment = assignmentOf(each);
    return assignment?.value && assignment.targets.includes(target) ? [assignment.value] : [];
  });
  return { module: found.module, values };
}

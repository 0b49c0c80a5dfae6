import { assignmentOf } from '../syntax/assignment';
import type { PyNode } from '../syntax/py-node';

/** What a variable of the functions around a node was given first; `undefined` where it is none of theirs. */
export function localValue(name: string, node: PyNode): PyNode | undefined {
  for (let around = node.around('FunctionDefinition'); around; around = around.around('FunctionDefinition')) {
    for (const statement of around.all('AssignStatement')) {
      const assignment = assignmentOf(statement);
      if (assignment?.value && assignment.targets.includes(name)) return assignment.value;
    }
  }
  return undefined;
}

import { assignmentOf } from '../syntax/assignment';
import type { PyNode } from '../syntax/py-node';

/** All that a variable of the functions around a node is given, in the order of the text; nothing where it is none of theirs. */
export function localValues(name: string, node: PyNode): PyNode[] {
  for (let around = node.around('FunctionDefinition'); around; around = around.around('FunctionDefinition')) {
    const values = around.all('AssignStatement').flatMap((statement) => {
      const assignment = assignmentOf(statement);
      return assignment?.value && assignment.targets.includes(name) ? [assignment.value] : [];
    });
    if (values.length > 0) return values;
  }
  return [];
}

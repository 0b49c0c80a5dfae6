import type { Evidence } from '../../../../application';
import type { PythonProject } from '../project/python-project';
import { evidenceOf } from '../syntax/evidence';

/** Where the code is written in a way that Python 3.11 cannot read: type parameters and `type` statements. */
export function newSyntax(project: PythonProject): Evidence | undefined {
  for (const module of project.modules) {
    for (const node of module.root.all('TypeDefinition', 'TypeParamList')) return evidenceOf(node);
  }
  return undefined;
}

import type { Problem } from '../../../../application';
import type { PythonProgram } from '../program/python-program';
import type { StartCode } from '../program/start-code';
import { evidenceOf } from '../syntax/evidence';

/** Code that gives up unless it is root: `if os.geteuid() != 0: sys.exit(…)`. */
export function rootProblems(program: PythonProgram, start: StartCode): Problem[] {
  for (const { node } of program.all('IfStatement')) {
    const condition = node.children[1];
    const demands = condition && /\bgete?uid\(\)\s*(!=|>)\s*0/.test(condition.text);
    if (demands && start.has(node) && /\b(raise|exit)\b/.test(node.child('Body')?.text ?? '')) {
      return [
        {
          code: 'NEEDS_ROOT',
          found: 'it gives up unless it is root',
          needed: 'an application that any user may run: the cluster lets no container be root',
          mend: 'remove that condition from the application',
          evidence: [evidenceOf(node)],
        },
      ];
    }
  }
  return [];
}

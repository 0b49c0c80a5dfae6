import type { Note } from '../../../../application';
import type { PythonProgram } from '../program/python-program';
import { evidenceOf } from '../syntax/evidence';
import { writtenAddresses } from './written-addresses';

/** With a password, on another machine: a host with a dot that is no number of this one. */
const FAR = /:\/\/[^:@/\s]+:[^@\s]+@(?!localhost|127\.)[\w-]+\.[\w.-]+/;

/** Addresses of others' databases in the code. Whether one is used cannot be seen; its text is not shown. */
export function databaseInCode(program: PythonProgram): Note[] {
  return writtenAddresses(program)
    .filter((node) => FAR.test(node.text))
    .map((node) => {
      const { file, line } = evidenceOf(node);
      return {
        code: 'DATABASE_IN_CODE',
        text: 'The address and password of a database are written in the code: make sure that it is not used in place of yours.',
        evidence: [{ file, line }],
      };
    });
}

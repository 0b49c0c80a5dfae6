import type { Note } from '../../../../application';
import type { PythonProgram } from '../program/python-program';
import { constantOf } from '../syntax/constant';
import { evidenceOf } from '../syntax/evidence';

/** Of a database with user and password, on another machine: a host with a dot that is no number of this one. */
const FAR_DATABASE = /^postgres(ql)?(\+\w+)?:\/\/[^:@/\s]+:[^@\s]+@(?!localhost|127\.)[\w-]+\.[\w.-]+/;

/** Addresses of others' databases in the code. Whether one is used cannot be seen; its text is not shown. */
export function databaseInCode(program: PythonProgram): Note[] {
  return [...program.all('String')].flatMap(({ node }) => {
    const text = constantOf(node);
    if (typeof text !== 'string' || !FAR_DATABASE.test(text)) return [];
    const { file, line } = evidenceOf(node);
    return {
      code: 'DATABASE_IN_CODE',
      text: 'The address and password of a database are written in the code: make sure that it is not used in place of yours.',
      evidence: [{ file, line }],
    };
  });
}

import type { PythonProgram } from '../program/python-program';
import { constantOf } from '../syntax/constant';
import type { PyNode } from '../syntax/py-node';

/** Of a database, with a user and a host. */
const ADDRESS = /^postgres(ql)?(\+\w+)?:\/\/[^:@/\s]+(:[^@\s]*)?@[\w.-]+/;

/** The addresses of databases that are written in the code, and that the environment may or may not replace. */
export function writtenAddresses(program: PythonProgram): PyNode[] {
  return [...program.all('String')].flatMap(({ node }) => {
    const text = constantOf(node);
    return typeof text === 'string' && ADDRESS.test(text) ? [node] : [];
  });
}

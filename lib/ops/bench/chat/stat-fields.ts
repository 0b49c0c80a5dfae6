/**
 * The fields of a line of /proc/<pid>/stat that follow the process's name: the state is the first, user time the 12th,
 * the start the 20th. The name itself may hold blanks and parentheses.
 */
export function statFields(line: string): string[] {
  return line.slice(line.lastIndexOf(')') + 2).split(' ');
}

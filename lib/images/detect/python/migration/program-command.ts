import type { PythonModule } from '../project/python-module';
import type { PythonProgram } from '../program/python-program';

/** The command that runs a module as a program, from the folder where the application is started. */
export function programCommand({ importPaths }: PythonProgram, { file }: PythonModule): string[] {
  const start = importPaths[0] ?? '.';
  const below = start !== '.' && file.startsWith(`${start}/`) ? file.slice(start.length + 1) : file;
  return ['python', '-m', below.replace(/(\/__main__)?\.py$/, '').replaceAll('/', '.')];
}

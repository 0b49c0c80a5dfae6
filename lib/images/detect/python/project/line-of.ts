import type { Evidence } from '../../../../application';
import type { PythonProject } from './python-project';

/** The first line of a file in which a pattern is found, as evidence; the file as a whole where there is none. */
export function lineOf(project: PythonProject, file: string, pattern: RegExp): Evidence {
  const lines = project.read(file)?.split('\n') ?? [];
  const index = lines.findIndex((line) => pattern.test(line));
  return index < 0 ? { file } : { file, line: index + 1, text: (lines[index] ?? '').trim().slice(0, 90) };
}

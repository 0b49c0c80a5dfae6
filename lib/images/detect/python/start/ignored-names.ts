import type { PythonProgram } from '../program/python-program';

/** What running needs none of, by the names it usually has. */
const USELESS = [
  'tests',
  'test',
  'bench',
  'docs',
  'specs',
  'notebooks',
  'htmlcov',
  'conftest.py',
  'test_*.py',
  '*_test.py',
  '*.ipynb',
  '*.md',
  '*.db',
  '*.sqlite',
  '*.sqlite3',
  'requirements-dev.txt',
  'requirements-test.txt',
];

/** Names that the image does not need: those of the list that are there and hold nothing the program imports. */
export function ignoredNames({ project, modules }: PythonProgram): string[] {
  const needed = modules.flatMap(({ file }) => file.split('/'));
  const present = new Set(project.files.flatMap((file) => file.split('/')));
  return USELESS.filter((name) => {
    const pattern = new RegExp(`^${name.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
    return [...present].some((part) => pattern.test(part)) && !needed.some((part) => pattern.test(part));
  });
}

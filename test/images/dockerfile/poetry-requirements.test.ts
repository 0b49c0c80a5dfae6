import { poetryRequirements } from '../../../lib/images/dockerfile/poetry-requirements';
import { sourceFolder } from '../support/source-folder';

const requirements = (toml: string): string[] =>
  poetryRequirements(sourceFolder({ 'pyproject.toml': toml }))
    .split('\n')
    .filter(Boolean);
const dependencies = (...lines: string[]): string[] =>
  requirements(['[tool.poetry.dependencies]', 'python = "^3.11"', ...lines].join('\n'));

test.each([
  ['^1.2.3', '>=1.2.3,<2'],
  ['^0.115', '>=0.115,<0.116'],
  ['^0.0.3', '>=0.0.3,<0.0.4'],
  ['^0', '>=0,<1'],
  ['~1.2.3', '>=1.2.3,<1.3'],
  ['~1', '>=1,<2'],
  ['~=1.4', '~=1.4'],
  ['>=1.0, <3', '>=1.0,<3'],
  ['1.2.*', '==1.2.*'],
  ['2.0.1', '==2.0.1'],
  ['*', ''],
])("Poetry's range %s is %s", (stated, expected) => {
  expect(dependencies(`p = "${stated}"`)).toEqual([`p${expected}`]);
});

test('extras and markers are kept, optional packages left out', () => {
  expect(
    dependencies(
      'uvicorn = { version = "^0.30", extras = ["standard"] }',
      `uvloop = { version = "*", markers = "sys_platform != 'win32'" }`,
      'sentry = { version = "*", optional = true }',
    ),
  ).toEqual(['uvicorn[standard]>=0.30,<0.31', "uvloop ; sys_platform != 'win32'"]);
});

test('what the standard table names comes first', () => {
  const toml =
    '[project]\ndependencies = ["fastapi (>=0.115,<1)"]\n[tool.poetry.dependencies]\nhttpx = "^0.28"\n';
  expect(requirements(toml)).toEqual(['fastapi (>=0.115,<1)', 'httpx>=0.28,<0.29']);
});

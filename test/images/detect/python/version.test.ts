import { APP, backendOf, notes, problems } from './support/backend-of';

const python = (files: Record<string, string>): string =>
  backendOf({ 'main.py': APP, ...files }).source.version.value;
const requires = (range: string): string => `[project]\nname = "x"\nrequires-python = "${range}"\n`;

test.each<[what: string, files: Record<string, string>, version: string]>([
  ['the newest that is stocked where nothing says which', {}, '3.13'],
  ['the newest that the range allows', { 'pyproject.toml': requires('>=3.11') }, '3.13'],
  [
    'what the range allows, though no other machine has it',
    { 'pyproject.toml': requires('==3.12.*') },
    '3.12',
  ],
  [
    'the one that .python-version prefers',
    { '.python-version': '3.11\n', 'pyproject.toml': requires('>=3.10') },
    '3.11',
  ],
  ['the one of runtime.txt', { 'runtime.txt': 'python-3.11.9\n' }, '3.11'],
  ['the nearest higher one of a Dockerfile', { Dockerfile: 'FROM python:3.12-slim\n' }, '3.13'],
  [
    "poetry's caret",
    { 'pyproject.toml': '[tool.poetry.dependencies]\npython = "~3.11"\nfastapi = "*"\n' },
    '3.11',
  ],
  [
    'an older one for a pinned package without files for the newer',
    { 'requirements.txt': 'fastapi\nuvicorn\nasyncpg==0.29.0\n' },
    '3.11',
  ],
  [
    'an older one for a pinned package that the newer cannot import',
    { Dockerfile: 'FROM python:3.12\n', 'requirements.txt': 'fastapi\nuvicorn\nsqlalchemy==2.0.25\n' },
    '3.11',
  ],
  [
    'for such a package one that is not stocked, where the range leaves no other',
    { 'pyproject.toml': requires('>=3.12'), 'requirements.txt': 'fastapi\nuvicorn\nsqlalchemy==2.0.25\n' },
    '3.12',
  ],
])('Python is %s', (_what, files, version) => expect(python(files)).toBe(version));

test('code that Python 3.11 cannot read asks for a newer one', () => {
  const main = `type Id = int\n${APP}`;
  expect(backendOf({ 'main.py': main, '.python-version': '3.11' }).source.version.value).toBe('3.13');
});

test('another version than the preferred one is said', () => {
  expect(notes(backendOf({ 'main.py': APP, Dockerfile: 'FROM python:3.12\n' }))).toContain('OTHER_PYTHON');
});

test('a range that no version satisfies is refused', () => {
  expect(problems(backendOf({ 'main.py': APP, 'pyproject.toml': requires('<3.10') }))).toEqual([
    'NO_PYTHON_VERSION',
  ]);
});

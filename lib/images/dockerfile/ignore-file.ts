/** What no application's image needs: version control, secrets, and what tools and earlier builds leave behind. */
const ALWAYS = [
  '.git',
  '.gitignore',
  '.env',
  '.env.*',
  '.DS_Store',
  '.vscode',
  '.idea',
  '*.log',
  'README.md',
  '__pycache__',
  '*.pyc',
  '*.egg-info',
  '.venv',
  'venv',
  '.mypy_cache',
  '.ruff_cache',
  '.pytest_cache',
  '.hypothesis',
  '.coverage',
  'node_modules',
  '.next',
  'next-env.d.ts',
  '*.tsbuildinfo',
  'coverage',
  'Dockerfile',
  '.dockerignore',
];

/**
 * The text of an ignore file. Every line is `**` + `/NAME`: a file or folder of that name, at any depth. Git and Docker
 * read exactly this form alike, so that the content tag (which is made without an engine) sees the files the engine sees.
 *
 * @param names further names to ignore; `*` stands for any part of a name. @default - none
 * @throws Error when a name holds more than that, since the two readings could then differ.
 */
export function ignoreFile(names: readonly string[] = []): string {
  const unsafe = names.find((name) => !/^[\w.*-]+$/.test(name) || name.includes('**'));
  if (unsafe !== undefined) throw new Error(`ignore name "${unsafe}": expected a plain name, with * at most`);
  return [
    '# What is not part of the image; anything named here does not change its tag either.',
    ...[...ALWAYS, ...names].map((name) => `**/${name}`),
    '',
  ].join('\n');
}

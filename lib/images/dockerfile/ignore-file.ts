/** What no image may hold: version control, secrets, and what was installed or built outside of it. */
const NEVER = [
  '.git',
  '.env',
  '.env.*',
  '*.env',
  '.envrc',
  '.DS_Store',
  '__pycache__',
  '*.pyc',
  '*.egg-info',
  '.venv',
  'venv',
  // Of a virtual environment of any other name.
  'site-packages',
  'node_modules',
  '.next',
  '*.tsbuildinfo',
];

/** What no generated image needs: documents, and what editors and tests leave behind. */
const NEEDLESS = [
  '.gitignore',
  '.vscode',
  '.idea',
  '*.log',
  'README.md',
  '.mypy_cache',
  '.ruff_cache',
  '.pytest_cache',
  '.hypothesis',
  '.coverage',
  'next-env.d.ts',
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
  return ignoreText([...NEVER, ...NEEDLESS, ...names]);
}

/** The ignore file for a Dockerfile that came with the application, and may copy anything that an image may hold. */
export function ownIgnoreFile(): string {
  return ignoreText(NEVER);
}

function ignoreText(names: readonly string[]): string {
  const unsafe = names.find((name) => !/^[\w.*-]+$/.test(name) || name.includes('**'));
  if (unsafe !== undefined) throw new Error(`ignore name "${unsafe}": expected a plain name, with * at most`);
  return [
    '# What is not part of the image; anything named here does not change its tag either.',
    ...names.map((name) => `**/${name}`),
    '',
  ].join('\n');
}

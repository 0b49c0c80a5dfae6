import { applicationParts } from '../../lib/images/application-parts';
import { checkOwnDockerfiles } from '../../lib/images/own-dockerfile/check-own-dockerfiles';
import { found, variable } from '../support/applications';
import { addresses, backend, frontend } from './support/applications';
import { FakeReporter } from './support/fakes';
import { sourceFolder } from './support/source-folder';

const good = [
  'FROM python:3.13-slim-trixie',
  'WORKDIR /app',
  'COPY requirements.txt ./',
  'RUN pip install -r requirements.txt',
  'COPY . .',
  'USER 1000',
  'CMD ["uvicorn", "main:app", "--host", "0.0.0.0", "--port", "8000"]',
];

/** What is said about a backend's Dockerfile: the error, or the warnings. */
function said(lines: readonly string[], application: Parameters<typeof backend>[1] = {}): string {
  const sourceDir = sourceFolder({
    Dockerfile: lines.join('\n'),
    'requirements.txt': '',
    'main.py': '',
    '.env': '',
  });
  const reporter = new FakeReporter();
  const applications = { backend: backend({}, { sourceDir, ...application }), frontend: frontend() };
  try {
    checkOwnDockerfiles(applications, ['backend'], reporter);
  } catch (error) {
    return String(error);
  }
  return reporter.lines.join('\n');
}

/** The good one with a line in place of another, or behind the last. */
function changed(line: string, place = good.length): string[] {
  return good.map((one, index) => (index === place ? line : one)).concat(place === good.length ? [line] : []);
}

test('nothing is said about one that works', () => {
  expect(said(good)).toBe('');
});

test.each<[string, string[], string]>([
  [
    'a COPY of what is not there',
    changed('COPY ./assets ./assets'),
    'COPIES_NOTHING: Dockerfile:8: COPY of ./assets',
  ],
  ['a COPY of secrets', changed('COPY .env ./'), 'COPIES_NOTHING: Dockerfile:8: COPY of .env'],
  [
    'a server for its own container only',
    changed('CMD ["uvicorn", "main:app", "--port", "8000"]'),
    'LISTENS_LOCALLY: Dockerfile:8',
  ],
  [
    'another port',
    changed('CMD ["uvicorn", "main:app", "--host=0.0.0.0", "--port=7860"]'),
    'write port: 7860',
  ],
  ['no command', good.slice(0, -1), 'NO_COMMAND'],
  [
    'an installation without what the build needs',
    ['FROM node:24-trixie-slim', 'RUN npm ci --omit=dev', 'RUN npm run build', 'CMD ["node", "server.js"]'],
    'DEV_PACKAGES_MISSING: Dockerfile:2',
  ],
  [
    'the same in a stage that starts from another',
    [
      'FROM node:24-trixie-slim AS deps',
      'RUN npm ci --production',
      'FROM deps',
      'RUN npm run build',
      'CMD ["node", "x"]',
    ],
    'DEV_PACKAGES_MISSING: Dockerfile:2',
  ],
])('%s is refused with its line', (_, lines, text) => {
  expect(said(lines)).toMatch(/BROKEN_DOCKERFILE: the backend's own Dockerfile/);
  expect(said(lines)).toContain(text);
});

test.each<[string, string[], string]>([
  ['no user', good.filter((line) => !line.startsWith('USER')), 'RUNS_AS: its own Dockerfile: runs as root'],
  ['a shell as the process', changed('CMD uvicorn main:app --host 0.0.0.0 --port 8000'), 'SIGNALS_LOST'],
  [
    'a health check without its program',
    changed('HEALTHCHECK CMD curl -f http://localhost:8000/health'),
    'HEALTHCHECK_BROKEN',
  ],
  [
    'a base that only a registry has',
    changed('FROM python:3.12-alpine', 0),
    'docker.io/library/python:3.12-alpine',
  ],
  [
    'a development server',
    changed('CMD ["uvicorn", "main:app", "--host", "0.0.0.0", "--reload"]'),
    'DEVELOPMENT_SERVER',
  ],
])('%s is warned of', (_, lines, text) => {
  expect(said(lines)).toMatch(/^warn backend: /);
  expect(said(lines)).toContain(text);
});

test.each<[string, string[]]>([
  [
    'packages left out after the build',
    [
      'FROM node:24-trixie-slim',
      'USER 1',
      'RUN npm ci && npm run build',
      'RUN npm ci --omit=dev',
      'CMD ["node", "x"]',
    ],
  ],
  ['a base named by an argument', ['ARG V=3.13', 'FROM python:${V}-slim-trixie', ...good.slice(1)]],
  ['a COPY from another stage', changed('COPY --from=docker.io/library/x /nothing /there')],
  [
    'a health check whose program is installed',
    [...good, 'RUN apt-get install -y curl', 'HEALTHCHECK CMD curl localhost'],
  ],
])('%s is no fault', (_, lines) => {
  expect(said(lines)).toBe('');
});

test('a migration program that only the generated image has is missed', () => {
  const migration = found({
    tool: 'better-auth' as const,
    command: ['node', '/opt/migrate/better-auth.mjs'],
  });
  expect(said(good, { migration })).toContain('PROGRAM_MISSING');
});

test('a build argument that it does not take is warned of', () => {
  const variables = [variable('NEXT_PUBLIC_API_URL', { when: 'build' })];
  expect(said(good, { variables })).toContain('has no ARG NEXT_PUBLIC_API_URL');
  expect(
    said(['FROM python:3.13-slim-trixie', 'ARG NEXT_PUBLIC_API_URL', ...good.slice(1)], { variables }),
  ).toBe('');
});

describe('a part that is built by it', () => {
  const sourceDir = sourceFolder({ Dockerfile: good.join('\n') });
  const applications = { backend: backend({}, { sourceDir }), frontend: frontend() };
  const [own, other] = applicationParts(applications, addresses, new Map(), ['backend']);

  test('has its text and its bases, by their full names', () => {
    expect(own?.dockerfile).toBe(good.join('\n'));
    expect(own?.bases).toEqual(['docker.io/library/python:3.13-slim-trixie']);
  });

  test('may copy everything but secrets and what was built elsewhere', () => {
    expect(own?.ignoreFile).toContain('**/.env\n');
    expect(own?.ignoreFile).not.toContain('README.md');
  });

  test('leaves the other part as it is', () => {
    expect(other?.dockerfile).toContain('Image of the frontend');
  });

  test('is refused where there is no Dockerfile', () => {
    const empty = { ...applications, backend: backend({}, { sourceDir: sourceFolder({}) }) };
    expect(() => applicationParts(empty, addresses, new Map(), ['backend'])).toThrow(
      /NO_DOCKERFILE[^]*USE_DOCKERFILE/,
    );
  });
});

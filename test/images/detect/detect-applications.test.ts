import { join } from 'node:path';
import { detectApplications } from '../../../lib/images/detect/detect-applications';
import { projectRoot } from '../../../lib/support/paths';
import { refusal } from '../../support/refusal';

const fixture = (path: string): string => join(projectRoot, 'test/fixtures', path);
const backendDir = fixture('two-entries/backend');
const frontendDir = fixture('two-entries/frontend');

it('takes what is decided about each folder, and nothing of others', () => {
  const config = {
    backends: { [backendDir]: { entry: 'gateway.main:app' }, [fixture('flat/backend')]: { port: 1 } },
    frontends: { [frontendDir]: { lockfile: 'yarn.lock' } },
  };
  const { backend, frontend } = detectApplications({ backendDir, frontendDir, config });
  expect([...backend.questions, ...frontend.questions]).toEqual([]);
  expect(backend.source.entry.value).toBe('gateway.main:app');
  expect(backend.port.value).toBe(8000);
  expect(frontend.source.packageManager.value.name).toBe('yarn');
});

it('refuses a folder with both applications, until that is accepted', () => {
  const both = fixture('bad/two-applications');
  const problems = (accept: readonly string[]): string[] =>
    detectApplications({
      backendDir: both,
      frontendDir,
      config: { backends: { [both]: { accept } } },
    }).backend.problems.map(({ code }) => code);
  expect(problems([])).toEqual(['TWO_APPLICATIONS']);
  expect(problems(['TWO_APPLICATIONS'])).toEqual([]);
});

it('refuses the value of a secret in the configuration', () => {
  const backend = fixture('shared-secret/backend');
  const variables = { JWT_SECRET: { value: 'for everybody to read' } };
  const { problems } = detectApplications({
    backendDir: backend,
    frontendDir,
    config: { backends: { [backend]: { variables } } },
  }).backend;
  expect(problems).toMatchObject([
    { code: 'SECRET_IN_CONFIG', found: expect.stringContaining('JWT_SECRET') as string },
  ]);
});

it('adds a variable whose name only the user knows', () => {
  const { variables } = detectApplications({
    backendDir: fixture('bad/computed-variable'),
    frontendDir,
    config: {
      backends: { [fixture('bad/computed-variable')]: { variables: { TODO_REGION: { required: true } } } },
    },
  }).backend;
  expect(variables).toMatchObject([
    { name: 'TODO_REGION', required: true, evidence: [{ file: 'todo.config.ts' }] },
  ]);
});

it('reads nothing of a folder that is not that of an application', () => {
  expect(refusal(() => detectApplications({ backendDir, frontendDir: backendDir }))).toMatchObject({
    code: 'WRONG_FOLDER',
    mend: 'FRONTEND_DIR=test/fixtures/two-entries/frontend',
  });
});

it('takes a folder that is found and named by the user too for one', () => {
  const flat = fixture('flat/frontend');
  const { writable } = detectApplications({
    backendDir: fixture('flat/backend'),
    frontendDir: flat,
    config: { frontends: { [flat]: { writable: ['/app/.next/cache', '/app/uploads'] } } },
  }).frontend;
  expect(writable.map(({ value }) => value.path)).toEqual(['/app/.next/cache', '/app/uploads']);
});

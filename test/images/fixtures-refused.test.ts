import { join } from 'node:path';
import type { Applications, PartName } from '../../lib/application';
import { checkApplications } from '../../lib/images/detect/check-applications';
import { detectApplications } from '../../lib/images/detect/detect-applications';
import { checkEnv } from '../../lib/ops/env/check-env';
import { fixtureDir } from '../fixtures/checkout';
import { refusal } from '../support/refusal';

/** The folder of `test/fixtures` as that part, beside a good other part. */
function detected(part: PartName, folder: string): Applications {
  const other = { backendDir: fixtureDir('flat/backend'), frontendDir: fixtureDir('flat/frontend') };
  return detectApplications({ ...other, [`${part}Dir`]: fixtureDir(folder) });
}

/** What `make deploy` does before it makes anything. */
function checked(part: PartName, folder: string): void {
  const applications = detected(part, folder);
  checkApplications(applications);
  checkEnv({ file: '.env', exists: false, values: new Map() }, applications);
}

test.each<[folder: string, part: PartName, code: string, says: RegExp]>([
  ['bad/django', 'backend', 'UNSUPPORTED_FRAMEWORK', /Django.*manage\.py:7/s],
  ['bad/flask', 'backend', 'UNSUPPORTED_FRAMEWORK', /Flask.*app\.py:1/s],
  ['bad/vite', 'frontend', 'UNSUPPORTED_FRAMEWORK', /Vite.*package\.json/s],
  ['bad/repository-root', 'backend', 'WRONG_FOLDER', /BACKEND_DIR=\S*repository-root\/backend/],
  ['bad/repository-root', 'frontend', 'WRONG_FOLDER', /FRONTEND_DIR=\S*repository-root\/frontend/],
  ['bad/phases', 'backend', 'SEVERAL_APPLICATIONS', /phase-2\/backend.*phase-3\/backend/s],
  ['bad/two-applications', 'backend', 'TWO_APPLICATIONS', /Next\.js/],
  ['bad/broken-uv-lock', 'backend', 'BROKEN_LOCKFILE', /uv\.lock:8/],
  ['bad/broken-package-lock', 'frontend', 'BROKEN_LOCKFILE', /package-lock\.json:8/],
  ['bad/broken-requirements', 'backend', 'BROKEN_REQUIREMENTS', /requirements\.txt:2/],
  ['bad/impossible-python', 'backend', 'NO_PYTHON_VERSION', />=3\.9,<3\.11.*pyproject\.toml:4/s],
  ['bad/needs-root', 'backend', 'NEEDS_ROOT', /main\.py:6/],
  ['bad/ignored-sources', 'frontend', 'MISSING_SOURCE', /lib\/api.*app\/page\.js:3/s],
  ['bad/missing-variable', 'backend', 'SETTING_MISSING', /TODO_REGION.*settings\.py:6/s],
  ['neon-serverless/frontend', 'frontend', 'NEON_ONLY', /lib\/auth\.js:3/],
  ['sqlite-file/backend', 'backend', 'SQLITE', /main\.py:4/],
  ['sqlite-file/frontend', 'frontend', 'SQLITE', /lib\/auth\.js/],
  [
    'state-in-memory/backend',
    'backend',
    'STATE_IN_MEMORY',
    /main\.py:13.*main\.py:12|main\.py:12.*main\.py:13/s,
  ],
  ['writes-to-source/backend', 'backend', 'WRITES_TO_SOURCE', /main\.py:26/],
  ['two-entries/backend', 'backend', 'QUESTION_OPEN', /assistant\.main:app, gateway\.main:app/],
  ['two-entries/frontend', 'frontend', 'QUESTION_OPEN', /package-lock\.json, yarn\.lock/],
])('%s is refused as %s with %s, and the place is named', (folder, part, code, says) => {
  const error = refusal(() => checked(part, folder));
  expect(error.code).toBe(code);
  expect(error.message).toMatch(says);
  expect(error.mend).not.toBe('');
});

test.each([
  'flat',
  'uv-src',
  'shared-secret',
  'vercel-entry',
  'mcp-process',
  'poetry-drizzle',
  'static-export',
])('%s is taken', (name) => {
  const sources = {
    backendDir: join(fixtureDir(name), 'backend'),
    frontendDir: join(fixtureDir(name), 'frontend'),
  };
  expect(() => checkApplications(detectApplications(sources))).not.toThrow();
});

test('a package-lock that lacks what package.json asks for is completed, which is said', () => {
  const { frontend } = detected('frontend', 'bad/outdated-package-lock');
  expect(frontend.problems).toEqual([]);
  expect(frontend.notes.map(({ code }) => code)).toContain('LOCKFILE_OUTDATED');
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Application, Evidence } from '../../lib/application';
import { detectBackend } from '../../lib/images/detect/detect-backend';
import { detectFrontend } from '../../lib/images/detect/detect-frontend';
import { nextDockerfile } from '../../lib/images/dockerfile/next-dockerfile';
import { pythonDockerfile } from '../../lib/images/dockerfile/python-dockerfile';
import { checkout } from '../fixtures/checkout';
import { describeBackend, describeFrontend } from '../fixtures/described';
import { fixtures } from '../fixtures';

describe.each(Object.entries(fixtures))('%s', (name, expected) => {
  const source = checkout(name);
  afterAll(() => source.remove());

  if (expected.backend) {
    const backend = detectBackend(source.backendDir);

    test('its backend is understood', () => {
      expect(describeBackend(backend)).toEqual(expected.backend);
    });

    test('what is said of its backend stands where it is said to stand', () => {
      expect(evidenceIn(backend).filter((evidence) => !stands(backend, evidence))).toEqual([]);
    });

    if (!expected.backend.problems)
      test('its backend gets a Dockerfile', () => {
        expect(pythonDockerfile(backend)).toMatchSnapshot();
      });
  }

  if (expected.frontend) {
    const frontend = detectFrontend(source.frontendDir);

    test('its frontend is understood', () => {
      expect(describeFrontend(frontend)).toEqual(expected.frontend);
    });

    test('what is said of its frontend stands where it is said to stand', () => {
      expect(evidenceIn(frontend).filter((evidence) => !stands(frontend, evidence))).toEqual([]);
    });

    if (!expected.frontend.problems)
      test('its frontend gets a Dockerfile', () => {
        expect(nextDockerfile(frontend)).toMatchSnapshot();
      });
  }
});

/** All evidence that is anywhere in what was detected. */
function evidenceIn(value: unknown): Evidence[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) =>
    key === 'evidence' ? (entry as Evidence[]) : evidenceIn(entry),
  );
}

/** Whether the file has the line. */
function stands({ sourceDir }: Application, { file, line = 1 }: Evidence): boolean {
  return readFileSync(join(sourceDir, file), 'utf8').split('\n').length >= line;
}

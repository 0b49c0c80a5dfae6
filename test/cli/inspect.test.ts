import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Applications } from '../../lib/application';
import { todo } from './todo';

const fixture = (path: string): string => `test/fixtures/${path}`;
const inspect = (backend: string, frontend: string, ...args: string[]) =>
  todo('inspect', '--backend-dir', backend, '--frontend-dir', frontend, ...args);
const [goodBackend, goodFrontend] = [fixture('flat/backend'), fixture('flat/frontend')];

describe('inspect', () => {
  it('ends with 0 and the command that deploys', async () => {
    const { exitCode, stdout, stderr } = await inspect(goodBackend, goodFrontend);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain(`make deploy BACKEND_DIR=${goodBackend} FRONTEND_DIR=${goodFrontend}`);
  });

  it('says the same bytes each time', async () => {
    const first = await inspect(goodBackend, goodFrontend);
    expect(await inspect(goodBackend, goodFrontend)).toEqual(first);
  });

  it('gives all of it to other programs as JSON', async () => {
    const { exitCode, stdout } = await inspect(goodBackend, goodFrontend, '--output', 'json');
    const { backend, frontend } = JSON.parse(stdout) as Applications;
    expect(exitCode).toBe(0);
    expect(backend).toMatchObject({
      sourceDir: goodBackend,
      source: { entry: { value: 'main:app', override: 'entry' } },
    });
    expect(frontend.variables.map(({ name }) => name)).toContain('NEXT_PUBLIC_API_URL');
  });

  it("says what would break with the application's own Dockerfiles, where these are to be used", async () => {
    const both = [fixture('mcp-process/backend'), fixture('mcp-process/frontend')] as const;
    const good = await inspect(...both, '--use-dockerfile', 'backend');
    expect(good.exitCode).toBe(0);
    expect(good.stderr).toMatch(/backend: RUNS_AS: its own Dockerfile/);
    expect(good.stdout).toMatch(/√ it can be deployed: .* USE_DOCKERFILE=backend$/m);
    const broken = await inspect(...both, '--use-dockerfile', 'both');
    expect(broken).toMatchObject({ exitCode: 2, stdout: '' });
    expect(broken.stderr).toMatch(/BROKEN_DOCKERFILE: .*frontend/);
  });

  it('reads the reference application where no other is named', async () => {
    const { stdout } = await todo('inspect', '--output', 'json');
    const { backend, frontend } = JSON.parse(stdout) as Applications;
    expect([backend.sourceDir, frontend.sourceDir]).toEqual(['backend', 'frontend']);
    expect([...backend.problems, ...backend.questions, ...frontend.problems, ...frontend.questions]).toEqual(
      [],
    );
  });

  it('lists the choices of a question, with the lines that answer it, where nobody can be asked', async () => {
    const { exitCode, stdout } = await inspect(fixture('two-entries/backend'), goodFrontend);
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      "backends: { 'test/fixtures/two-entries/backend': { entry: 'gateway.main:app' } }",
    );
    expect(stdout).toContain('× it cannot be deployed yet: 1 question');
  });
});

describe('bad input is refused with what was found, what is needed and what mends it:', () => {
  it.each<[string, string, string, RegExp]>([
    [
      "the repository's root",
      fixture('bad/repository-root'),
      goodFrontend,
      /WRONG_FOLDER: .*backend\/main\.py:3.*\n.*needed: .*FastAPI.*\n.*mend: .*BACKEND_DIR=test\/fixtures\/bad\/repository-root\/backend$/m,
    ],
    [
      'phases side by side',
      goodBackend,
      fixture('bad/phases'),
      /SEVERAL_APPLICATIONS: .*phase-2.*phase-3.*\n.*needed: .*one Next\.js.*\n.*mend: .*phase-2\/frontend\n +or FRONTEND_DIR=test\/fixtures\/bad\/phases\/phase-3\/frontend$/m,
    ],
    [
      'the frontend as backend',
      goodFrontend,
      goodFrontend,
      /WRONG_FOLDER: .*holds the frontend.*\n.*\n.*BACKEND_DIR=test\/fixtures\/flat\/backend$/m,
    ],
    [
      'a folder that is not there',
      fixture('nowhere'),
      goodFrontend,
      /NO_SOURCE: .*test\/fixtures\/nowhere does not exist\n.*needed: .*\n.*mend: .*BACKEND_DIR=/,
    ],
  ])('%s (exit code 2)', async (_, backend, frontend, message) => {
    const { exitCode, stdout, stderr } = await inspect(backend, frontend);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  it.each<[string, string, string, RegExp]>([
    [
      'two applications in one folder',
      fixture('bad/two-applications'),
      goodFrontend,
      /× TWO_APPLICATIONS: .*\(main\.py:3, package\.json:8\)\n +needed: .*\n +mend: /,
    ],
    [
      'a broken package-lock.json',
      goodBackend,
      fixture('bad/broken-package-lock'),
      /× BROKEN_LOCKFILE: package-lock\.json .*\n( .*\n)* +needed: .*\n +mend: .*npm install/,
    ],
    [
      'a uv.lock with a conflict in it',
      fixture('bad/broken-uv-lock'),
      goodFrontend,
      /× BROKEN_LOCKFILE: .*uv\.lock:8.*\n +needed: .*\n +mend: .*uv lock/,
    ],
    [
      'Django',
      fixture('bad/django'),
      goodFrontend,
      /× UNSUPPORTED_FRAMEWORK: .*Django.*manage\.py:7.*\n +needed: .*FastAPI.*\n +mend: /,
    ],
    [
      'Vite',
      goodBackend,
      fixture('bad/vite'),
      /× UNSUPPORTED_FRAMEWORK: .*Vite.*package\.json:15.*\n +needed: .*Next\.js.*\n +mend: /,
    ],
  ])('%s (exit code 1)', async (_, backend, frontend, message) => {
    const { exitCode, stdout } = await inspect(backend, frontend);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(message);
    expect(stdout).toContain('× it cannot be deployed yet: 1 problem');
  });

  it('an empty folder (exit code 2)', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'empty-'));
    const { exitCode, stderr } = await inspect(empty, goodFrontend);
    rmSync(empty, { recursive: true });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/NO_APPLICATION: .* is empty\n.*needed: .*\n.*mend: .*BACKEND_DIR=/);
  });
});

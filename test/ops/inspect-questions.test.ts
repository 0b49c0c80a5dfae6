import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from '../../lib/ops/inspect/inspect';
import { projectRoot } from '../../lib/support/paths';
import { configRoot } from '../support/config-root';

const folders = {
  backendDir: join(projectRoot, 'test/fixtures/two-entries/backend'),
  frontendDir: join(projectRoot, 'test/fixtures/two-entries/frontend'),
};
const settingsOf = ({ backend, frontend }: Awaited<ReturnType<typeof inspect>>): string[] =>
  [...backend.questions, ...frontend.questions].map(({ setting }) => setting);

it('leaves questions open, and writes nothing, where nobody can be asked', async () => {
  const root = configRoot();
  expect(settingsOf(await inspect({ ...folders, root }))).toEqual(['entry', 'lockfile']);
  expect(() => readFileSync(join(root, 'todo.config.ts'))).toThrow('ENOENT');
});

it('asks each question once, and writes the answers, by which the applications are read', async () => {
  const root = configRoot();
  const asked: string[] = [];
  const applications = await inspect({
    ...folders,
    root,
    ask: ({ setting, choices }) => {
      asked.push(setting);
      // The loader empties node's cache of modules; jest has one of its own.
      jest.resetModules();
      return Promise.resolve(choices.at(-1)?.value ?? '');
    },
  });
  expect(asked).toEqual(['entry', 'lockfile']);
  expect(settingsOf(applications)).toEqual([]);
  expect(applications.backend.source.entry.value).toBe('gateway.main:app');
  expect(applications.frontend.source.packageManager.value).toMatchObject({
    name: 'yarn',
    lockfile: 'yarn.lock',
  });
  const config = readFileSync(join(root, 'todo.config.ts'), 'utf8');
  expect(config).toContain("entry: 'gateway.main:app'");
  expect(config).toContain("lockfile: 'yarn.lock'");
});

it('asks which folder is meant, of several phases', async () => {
  const asked: string[] = [];
  const { frontend } = await inspect({
    ...folders,
    frontendDir: join(projectRoot, 'test/fixtures/bad/phases'),
    root: configRoot(),
    ask: ({ setting, choices }) => {
      asked.push(setting);
      return Promise.resolve(choices.at(-1)?.value ?? '');
    },
  });
  expect(asked).toEqual(['FRONTEND_DIR', 'entry']);
  expect(frontend.sourceDir).toBe(join(projectRoot, 'test/fixtures/bad/phases/phase-3/frontend'));
});

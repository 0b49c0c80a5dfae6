import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from '../../lib/support/run';
import { UserError } from '../../lib/support/user-error';
import { contentReference } from '../../lib/images/content-reference';
import { ImageEngine } from '../../lib/images/engine/image-engine';
import { ensureImages } from '../../lib/images/ensure-images';
import { FakeEngine, FakeReporter, FakeStore, temporaryFolders } from './support/fakes';
import { partWith } from './support/source-folder';

const base = 'docker.io/library/python:3.13-slim-trixie';

function setting() {
  const part = partWith({ 'requirements.txt': '', 'app/main.py': '1' });
  const engine = new FakeEngine();
  engine.storage.set(base, {});
  const store = new FakeStore();
  const reporter = new FakeReporter();
  const folders = temporaryFolders();
  const deploy = (provide: () => Promise<ImageEngine> = () => Promise.resolve(engine), parts = [part]) =>
    ensureImages(parts, store, provide, reporter, folders);
  return { part, engine, store, reporter, folders, deploy };
}

const noEngine = (): Promise<ImageEngine> => Promise.reject(new Error('no engine was expected to be needed'));

describe('images', () => {
  test('are built and loaded under their content tag and as latest', async () => {
    const { part, store, engine, deploy } = setting();
    const reference = contentReference(part);
    expect(await deploy()).toEqual([{ name: 'backend', reference, action: 'built' }]);
    expect([...store.images]).toEqual([reference, 'docker.io/library/todo-backend:latest']);
    expect(engine.done).toEqual([
      `build ${reference} docker.io/library/todo-backend:latest`,
      `save ${reference} docker.io/library/todo-backend:latest`,
      'prune docker.io/library/todo-backend',
    ]);
  });

  test('of unchanged source are neither built nor loaded again, and one line says so', async () => {
    const { part, store, reporter, deploy } = setting();
    await deploy();
    reporter.lines.length = 0;
    expect(await deploy(noEngine)).toMatchObject([{ action: 'unchanged' }]);
    expect(store.loads).toHaveLength(1);
    expect(reporter.lines).toEqual([`ok in the cluster already: ${contentReference(part)}`]);
  });

  test('are only loaded into a new cluster, without an engine', async () => {
    const { store, deploy } = setting();
    await deploy();
    store.images.clear();
    expect(await deploy(noEngine)).toMatchObject([{ action: 'loaded' }]);
    expect(store.images.size).toBe(2);
  });

  test('of other parts stay as they are when one part changes', async () => {
    const { part, store, engine, deploy } = setting();
    const other = partWith(
      { 'requirements.txt': '' },
      { name: 'frontend', repository: 'docker.io/library/todo-frontend' },
    );
    const provide = (): Promise<ImageEngine> => Promise.resolve(engine);
    await deploy(provide, [part, other]);
    writeFileSync(join(part.sourceDir, 'app', 'main.py'), '2');
    const results = await deploy(provide, [part, other]);
    expect(results.map(({ name, action }) => [name, action])).toEqual([
      ['backend', 'built'],
      ['frontend', 'unchanged'],
    ]);
    expect(store.loads).toHaveLength(3);
  });

  test('leave a tar file behind, from which they are loaded again', async () => {
    const { part, folders, deploy } = setting();
    await deploy();
    const tag = contentReference(part).replace(/^.*:/, '');
    expect(readdirSync(folders.cache)).toContain(`todo-backend@${tag}.tar`);
  });

  test('are built once by two runs at the same time', async () => {
    const { engine, deploy } = setting();
    const results = await Promise.all([deploy(), deploy()]);
    expect(engine.done.filter((call) => call.startsWith('build'))).toHaveLength(1);
    expect(results.map(([result]) => result?.action).sort()).toEqual(['built', 'unchanged']);
  });

  test('are not kept or loaded when the source changes during the build', async () => {
    const { part, engine, store, folders, deploy } = setting();
    engine.duringBuild = () => writeFileSync(join(part.sourceDir, 'app', 'main.py'), 'edited');
    await expect(deploy()).rejects.toThrow('SOURCE_CHANGED');
    expect(store.loads).toEqual([]);
    expect(readdirSync(folders.cache).filter((file) => file.endsWith('.tar'))).toEqual([]);
  });

  test('that cannot be built end in an error with the last lines and the log file', async () => {
    const { engine, folders, deploy } = setting();
    engine.duringBuild = ({ onLine }) => {
      for (let n = 0; n < 40; n++) onLine?.(`line ${n}`);
      throw new CommandError('buildah build', { exitCode: 1, stdout: '', stderr: '' });
    };
    const error = await deploy().then(
      () => undefined,
      (thrown: unknown) => thrown as UserError,
    );
    expect(error).toMatchObject({ code: 'BUILD_FAILED' });
    expect(error?.message).toContain('line 39');
    expect(error?.message).not.toContain('line 24\n');
    expect(error?.message).toContain(join(folders.logs, 'backend.log'));
  });

  test('report the steps of their build', async () => {
    const { engine, reporter, deploy } = setting();
    engine.duringBuild = ({ onLine }) => onLine?.('STEP 2/3: RUN pip install');
    await deploy();
    expect(reporter.lines.join('\n')).toMatch(/… building .* with buildah: STEP 2\/3 RUN pip install/);
  });
});

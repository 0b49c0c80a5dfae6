import { join } from 'node:path';
import { BuildahEngine } from '../../../lib/images/engine/buildah-engine';
import { DockerEngine } from '../../../lib/images/engine/docker-engine';
import { ImageEngine } from '../../../lib/images/engine/image-engine';
import { recordCommands, RecordingCommands } from '../support/recording-commands';

const repository = 'docker.io/library/todo-backend';
const kept = [`${repository}:new`, `${repository}:latest`] as const;

/** Answers of the real commands, as far as the engines read them. */
const listing = 'echo new; echo latest; echo old';
const docker = `case "$*" in *inspect*) echo '{"a":"b"}';; "image ls"*) ${listing};; esac`;
const buildah = `case "$*" in
  from*) echo container;;
  inspect*) echo '{"OCIv1":{"config":{"Labels":{"a":"b"}}}}';;
  *dangling*) echo leaf3; echo leaf2; echo leaf1;;
  images*) for tag in new latest old; do echo ${repository}:$tag; done;;
esac`;

describe.each<[string, () => ImageEngine]>([
  ['docker', () => new DockerEngine('docker')],
  ['podman', () => new DockerEngine('podman')],
  ['buildah', () => new BuildahEngine()],
])('%s', (_, create) => {
  let commands: RecordingCommands;
  const proxy = process.env.HTTPS_PROXY;
  beforeEach(() => {
    commands = recordCommands({ docker, podman: docker, buildah, skopeo: '' });
    process.env.HTTPS_PROXY = 'http://user:secret@proxy:3128';
  });
  afterEach(() => {
    commands.restore();
    if (proxy === undefined) delete process.env.HTTPS_PROXY;
    else process.env.HTTPS_PROXY = proxy;
  });

  test('is called like this for everything an image needs', async () => {
    const engine = create();
    await engine.canPull('docker.io/library/python:3.13-slim-trixie');
    await engine.pull('docker.io/library/python:3.13-slim-trixie', join(commands.folder, 'log'));
    await engine.build({
      dockerfile: '/dist/backend.Dockerfile',
      ignoreFile: '/dist/backend.Dockerfile.dockerignore',
      context: '/src/backend',
      references: kept,
      buildArguments: { NEXT_PUBLIC_API_URL: 'http://localhost:8000' },
      labels: { 'todo.stand-in': 'true' },
      caBundle: '/etc/ca.crt',
      logFile: join(commands.folder, 'log'),
    });
    await engine.try({
      reference: kept[0],
      command: ['python', '-'],
      input: 'pass',
      writable: ['/app/logs'],
      timeoutMs: 1000,
    });
    await engine.save(kept, '/cache/image.tar');
    await engine.load('/cache/image.tar');
    await engine.prune(repository, kept);
    expect(commands.calls()).toMatchSnapshot();
    expect(commands.calls().join('\n')).not.toContain('secret@proxy');
  });

  test('tells the labels of an image', async () => {
    expect(await create().labels('x')).toEqual({ a: 'b' });
  });
});

describe.each<[string, () => ImageEngine]>([
  ['docker', () => new DockerEngine('docker')],
  ['buildah', () => new BuildahEngine()],
])('%s without an image or a registry', (_, create) => {
  let commands: RecordingCommands;
  beforeAll(() => (commands = recordCommands({ docker: 'exit 1', buildah: 'exit 125', skopeo: 'exit 1' })));
  afterAll(() => commands.restore());

  test('tells that it does not have the image', async () => {
    expect(await create().labels('x')).toBeUndefined();
  });

  test('tells that the registry does not answer', async () => {
    expect(await create().canPull('x')).toBe(false);
  });
});

describe('buildah beside another build that forgets layers', () => {
  const build = (commands: RecordingCommands): Promise<void> =>
    new BuildahEngine().build({
      dockerfile: '/dist/backend.Dockerfile',
      context: '/src/backend',
      references: [kept[0]],
      logFile: join(commands.folder, 'log'),
    });

  test.each<[string, string, number]>([
    ['builds again, without them', 'layer not known', 2],
    ['does not where the build itself failed', 'npm error', 1],
  ])('%s', async (_, message, times) => {
    const commands = recordCommands({
      buildah: `[ -e "$FOLDER/again" ] && exit 0; touch "$FOLDER/again"; echo "Error: ${message}" >&2; exit 125`,
    });
    const outcome = await build(commands).then(
      () => 'built',
      () => 'failed',
    );
    expect(commands.calls()).toHaveLength(times);
    expect(outcome).toBe(times === 2 ? 'built' : 'failed');
    commands.restore();
  });
});

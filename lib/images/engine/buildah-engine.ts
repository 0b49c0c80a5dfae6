import { rmSync } from 'node:fs';
import { CommandError, run, RunResult } from '../../support/run';
import { CA_SECRET_ID } from '../dockerfile/ca-bundle';
import { TITLE_LABEL } from '../dockerfile/labels';
import { RUN_AS } from '../dockerfile/run-as';
import { BuildProps, ImageEngine, TrialProps } from './image-engine';

/** How long a registry may take to say whether it has an image. */
const REGISTRY_TIMEOUT = '10s';

/** Another build forgets layers that this one is about to start from. */
const LAYER_LOST = /layer not known/;

/** buildah and skopeo: the engine of machines without one. They keep images in the containers' common storage. */
export class BuildahEngine implements ImageEngine {
  readonly name = 'buildah';

  async build(props: BuildProps): Promise<void> {
    const [reference = '', ...more] = props.references;
    const args = [
      'build',
      `--file=${props.dockerfile}`,
      ...(props.ignoreFile ? [`--ignorefile=${props.ignoreFile}`] : []),
      '--layers',
      '--format=docker',
      '--isolation=oci',
      // There is no bridge network without an engine; package managers use the machine's own.
      '--network=host',
      `--tag=${reference}`,
      ...Object.entries(props.buildArguments ?? {}).map(([key, value]) => `--build-arg=${key}=${value}`),
      ...Object.entries(props.labels ?? {}).map(([key, value]) => `--label=${key}=${value}`),
      ...(props.caBundle ? [`--secret=id=${CA_SECRET_ID},src=${props.caBundle}`] : []),
    ];
    const build = (...flags: readonly string[]): Promise<RunResult> =>
      run('buildah', [...args, ...flags, props.context], { logFile: props.logFile, onLine: props.onLine });
    await build().catch((error: unknown) => {
      if (error instanceof CommandError && LAYER_LOST.test(error.result.stderr)) return build('--no-cache');
      throw error;
    });
    if (more.length > 0) await run('buildah', ['tag', reference, ...more]);
  }

  async labels(reference: string): Promise<Readonly<Record<string, string>> | undefined> {
    const result = await run('buildah', ['inspect', '--type=image', reference], { allowFailure: true });
    if (result.exitCode !== 0) return undefined;
    const image = JSON.parse(result.stdout) as { OCIv1?: { config?: { Labels?: Record<string, string> } } };
    return image.OCIv1?.config?.Labels ?? {};
  }

  async canPull(reference: string): Promise<boolean> {
    const args = [`--command-timeout=${REGISTRY_TIMEOUT}`, 'inspect', '--raw', `docker://${reference}`];
    const result = await run('skopeo', args, { allowFailure: true });
    return result.exitCode === 0;
  }

  async pull(reference: string, logFile: string): Promise<void> {
    await run('buildah', ['pull', `docker://${reference}`], { logFile });
  }

  async try({ reference, command, input, writable, timeoutMs }: TrialProps): Promise<RunResult> {
    const { stdout } = await run('buildah', ['from', '--pull-never', reference]);
    const container = stdout.trim();
    try {
      // The user may not write to what the image holds, so that a read-only root file system makes no difference.
      const limits = ['--isolation=oci', '--network=none', `--user=${RUN_AS}`, '--cap-drop=all'];
      const folders = writable.map((folder) => `--mount=type=tmpfs,destination=${folder},tmpfs-mode=1777`);
      const args = ['run', ...limits, ...folders, container, '--', ...command];
      return await run('buildah', args, { input, timeoutMs, allowFailure: true });
    } finally {
      await run('buildah', ['rm', container], { allowFailure: true });
    }
  }

  async save(references: readonly string[], tarFile: string): Promise<void> {
    const [reference = '', ...more] = references;
    // An archive that exists would be added to, which the format does not allow.
    rmSync(tarFile, { force: true });
    await run('skopeo', [
      'copy',
      ...more.map((name) => `--additional-tag=${name}`),
      `containers-storage:${reference}`,
      `docker-archive:${tarFile}:${reference}`,
    ]);
  }

  async load(tarFile: string): Promise<void> {
    await run('buildah', ['pull', `docker-archive:${tarFile}`]);
  }

  async prune(repository: string, references: readonly string[]): Promise<void> {
    const title = repository.slice(repository.lastIndexOf('/') + 1);
    const named = await images('--format={{.Name}}:{{.Tag}}', `--filter=reference=${repository}`);
    const leftovers = await images(
      '--format={{.ID}}',
      '--filter=dangling=true',
      `--filter=label=${TITLE_LABEL}=${title}`,
    );
    // Newest first; the newest leftover is the build stage whose layers the next build starts from.
    const old = [...named.filter((image) => !references.includes(image)), ...leftovers.slice(1)];
    if (old.length > 0) await run('buildah', ['rmi', ...old], { allowFailure: true });
  }
}

async function images(...args: readonly string[]): Promise<string[]> {
  const { stdout } = await run('buildah', ['images', '--noheading', ...args], { allowFailure: true });
  return stdout.split('\n').filter(Boolean);
}

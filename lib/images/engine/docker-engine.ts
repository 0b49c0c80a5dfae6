import { run, RunResult } from '../../support/run';
import { CA_SECRET_ID } from '../dockerfile/ca-bundle';
import { RUN_AS } from '../dockerfile/run-as';
import { BuildProps, ImageEngine, TrialProps } from './image-engine';

/** How long a registry may take to say whether it has an image. */
const REGISTRY_TIMEOUT_MS = 10_000;

/** The docker and podman commands, which take the same arguments for everything that is needed here. */
export class DockerEngine implements ImageEngine {
  constructor(readonly name: 'docker' | 'podman') {}

  async build(props: BuildProps): Promise<void> {
    const docker = this.name === 'docker';
    await run(
      this.name,
      [
        'build',
        `--file=${props.dockerfile}`,
        ...(props.ignoreFile && !docker ? [`--ignorefile=${props.ignoreFile}`] : []),
        ...(docker ? ['--progress=plain', ...proxyArguments()] : ['--layers', '--format=docker']),
        ...props.references.map((reference) => `--tag=${reference}`),
        ...Object.entries(props.buildArguments ?? {}).map(([key, value]) => `--build-arg=${key}=${value}`),
        ...Object.entries(props.labels ?? {}).map(([key, value]) => `--label=${key}=${value}`),
        ...(props.caBundle ? [`--secret=id=${CA_SECRET_ID},src=${props.caBundle}`] : []),
        props.context,
      ],
      // Secrets and cache mounts need BuildKit, which older Docker engines use only when told so.
      { env: docker ? { DOCKER_BUILDKIT: '1' } : {}, logFile: props.logFile, onLine: props.onLine },
    );
  }

  async labels(reference: string): Promise<Readonly<Record<string, string>> | undefined> {
    const args = ['image', 'inspect', '--format={{json .Config.Labels}}', reference];
    const result = await run(this.name, args, { allowFailure: true });
    if (result.exitCode !== 0) return undefined;
    return (JSON.parse(result.stdout) as Record<string, string> | null) ?? {};
  }

  async canPull(reference: string): Promise<boolean> {
    const args = ['manifest', 'inspect', reference];
    const result = await run(this.name, args, { allowFailure: true, timeoutMs: REGISTRY_TIMEOUT_MS });
    return result.exitCode === 0;
  }

  async pull(reference: string, logFile: string): Promise<void> {
    await run(this.name, ['pull', reference], { logFile });
  }

  async try({ reference, command, input, writable, timeoutMs }: TrialProps): Promise<RunResult> {
    const limits = ['--network=none', `--user=${RUN_AS}`, '--read-only', '--cap-drop=ALL'];
    const folders = ['/tmp', ...writable].map((folder) => `--tmpfs=${folder}:mode=1777`);
    const args = ['run', '--rm', '--interactive', ...limits, ...folders, reference, ...command];
    return run(this.name, args, { input, timeoutMs, allowFailure: true });
  }

  async save(references: readonly string[], tarFile: string): Promise<void> {
    const several = this.name === 'podman' ? ['--format=docker-archive', '--multi-image-archive'] : [];
    await run(this.name, ['save', ...several, `--output=${tarFile}`, ...references]);
  }

  async load(tarFile: string): Promise<void> {
    await run(this.name, ['load', `--input=${tarFile}`]);
  }

  async prune(repository: string, references: readonly string[]): Promise<void> {
    // Docker lists its own library's images under their short names only.
    const listed = this.name === 'docker' ? repository.replace(/^docker\.io\/(library\/)?/, '') : repository;
    const { stdout } = await run(
      this.name,
      ['image', 'ls', '--format={{.Tag}}', `--filter=reference=${listed}`],
      {
        allowFailure: true,
      },
    );
    const old = stdout
      .split('\n')
      .filter((tag) => tag && tag !== '<none>')
      .map((tag) => `${repository}:${tag}`)
      .filter((reference) => !references.includes(reference));
    // What a container still uses stays; build layers without a name are the engine's own to collect.
    if (old.length > 0) await run(this.name, ['image', 'rm', ...old], { allowFailure: true });
  }
}

/** Docker hands the machine's proxy to builds only when asked to; the value is taken from the environment. */
function proxyArguments(): string[] {
  const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'];
  return names.filter((name) => process.env[name]).map((name) => `--build-arg=${name}`);
}

import { type ChildProcess, spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../lib/ops/until';
import { ensureDebianPackages } from '../../lib/support/debian-packages';
import { makeDebianRootfs } from '../../lib/support/debian-rootfs';
import { StreamReporter } from '../../lib/support/reporter';
import { run } from '../../lib/support/run';

/** Of Debian 13, which has today's Compose. */
const PACKAGES = ['docker.io', 'docker-cli', 'docker-buildx', 'docker-compose'];

/** What is taken of them: programs that run on older releases too. */
const PROGRAMS = ['bin/docker', 'sbin/dockerd', 'sbin/docker-proxy', 'libexec/docker/cli-plugins'];

/** This machine's own: Debian 13's need its C library. */
const OWN_PACKAGES = ['containerd', 'runc'];

/** Addresses that nothing else on this machine has: of Compose's networks, and of builds. */
const NETWORKS = 'base=10.201.0.0/17,size=24';
const BUILD_NETWORK = '10.201.128.1/24';

/** The bridge of builds, the only containers that reach the network outside: by this rule. */
const BRIDGE = 'todo-docker0';
const OUTWARDS = [
  'POSTROUTING',
  '--source',
  BUILD_NETWORK,
  '!',
  '--out-interface',
  BRIDGE,
  '--jump',
  'MASQUERADE',
];

/** Control group of the containers. */
const CGROUP = 'todo-test-docker';

const START_MS = 30_000;

/**
 * Debian's Docker engine and Compose, running beside everything else of this machine: nothing is installed, and its
 * files, socket, containerd, bridge and addresses are its own; nothing of it is left. Only who is given its environment
 * finds it.
 */
export class DebianDocker {
  private readonly processes: ChildProcess[] = [];

  private constructor(private readonly folder: string) {}

  static async start(): Promise<DebianDocker> {
    const docker = new DebianDocker(mkdtempSync(join(tmpdir(), 'docker-')));
    try {
      await docker.unpack();
      await bridge();
      await docker.startContainerd();
      await docker.startEngine();
      return docker;
    } catch (error) {
      await docker.stop();
      throw error;
    }
  }

  /** With these variables `docker` is this engine's. */
  get environment(): { PATH: string; DOCKER_HOST: string; DOCKER_CONFIG: string } {
    return {
      PATH: `${this.path('usr/bin')}:${this.path('usr/sbin')}:${process.env.PATH}`,
      DOCKER_HOST: `unix://${this.path('docker.sock')}`,
      DOCKER_CONFIG: this.path('config'),
    };
  }

  /** Ends the engine and removes all that it had. */
  async stop(): Promise<void> {
    for (const child of this.processes.reverse()) await ended(child);
    await run('find', ['/sys/fs/cgroup', '-depth', '-type', 'd', '-path', `*/${CGROUP}*`, '-delete'], {
      allowFailure: true,
    });
    await removeBridge();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async unpack(): Promise<void> {
    const tarFile = this.path('debian.tar');
    await ensureDebianPackages(['mmdebstrap', ...OWN_PACKAGES], new StreamReporter());
    await makeDebianRootfs({ tarFile, suite: 'trixie', include: PACKAGES });
    await run('tar', ['-x', '-f', tarFile, '-C', this.folder, ...PROGRAMS.map((name) => `./usr/${name}`)]);
    rmSync(tarFile);
    const plugins = this.path('usr/libexec/docker/cli-plugins');
    const known = this.path('config/cli-plugins');
    mkdirSync(known, { recursive: true });
    for (const plugin of readdirSync(plugins)) symlinkSync(join(plugins, plugin), join(known, plugin));
  }

  private async startContainerd(): Promise<void> {
    const config = this.path('containerd.toml');
    writeFileSync(config, 'version = 2\ndisabled_plugins = ["io.containerd.grpc.v1.cri"]\n');
    const folders = [`--root=${this.path('containerd')}`, `--state=${this.path('containerd-state')}`];
    this.spawn('containerd', [`--config=${config}`, ...folders, `--address=${this.path('ctr.sock')}`]);
    await this.answers('containerd', ['ctr', `--address=${this.path('ctr.sock')}`, 'version']);
  }

  private async startEngine(): Promise<void> {
    this.spawn(this.path('usr/sbin/dockerd'), [
      `--host=${this.environment.DOCKER_HOST}`,
      `--containerd=${this.path('ctr.sock')}`,
      `--data-root=${this.path('data')}`,
      `--exec-root=${this.path('exec')}`,
      `--pidfile=${this.path('dockerd.pid')}`,
      `--cgroup-parent=/${CGROUP}`,
      `--default-address-pool=${NETWORKS}`,
      `--bridge=${BRIDGE}`,
      ...['--iptables=false', '--ip6tables=false', '--ip-forward=false', '--ip-masq=false'],
    ]);
    await this.answers('dockerd', ['docker', 'info']);
  }

  private spawn(program: string, args: readonly string[]): void {
    const log = openSync(this.path('log'), 'a');
    const env = { ...process.env, ...this.environment };
    this.processes.push(spawn(program, args, { env, stdio: ['ignore', log, log] }));
  }

  private async answers(name: string, [command = '', ...args]: readonly string[]): Promise<void> {
    const options = { env: this.environment, allowFailure: true };
    const answered = await until({ timeoutMs: START_MS }, async () =>
      (await run(command, args, options)).exitCode === 0 ? true : undefined,
    );
    if (!answered) throw new Error(`${name} does not answer:\n${readFileSync(this.path('log'), 'utf8')}`);
  }

  private path(name: string): string {
    return join(this.folder, name);
  }
}

async function bridge(): Promise<void> {
  await removeBridge();
  await run('ip', ['link', 'add', BRIDGE, 'type', 'bridge']);
  await run('ip', ['address', 'add', BUILD_NETWORK, 'dev', BRIDGE]);
  await run('ip', ['link', 'set', BRIDGE, 'up']);
  await run('iptables', ['--wait', '--table=nat', '--append', ...OUTWARDS]);
}

/** Also one that a killed test left behind. */
async function removeBridge(): Promise<void> {
  await run('iptables', ['--wait', '--table=nat', '--delete', ...OUTWARDS], { allowFailure: true });
  await run('ip', ['link', 'delete', BRIDGE], { allowFailure: true });
}

async function ended(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  const gone = (): Promise<true | undefined> =>
    Promise.resolve(child.exitCode !== null || child.signalCode !== null ? true : undefined);
  if (!(await until({ timeoutMs: START_MS, everyMs: 100 }, gone))) child.kill('SIGKILL');
}

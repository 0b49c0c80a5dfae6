import { mkdirSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { makeDebianRootfs } from '../../support/debian-rootfs';
import { run } from '../../support/run';
import { Component } from '../components';
import { debianSuite } from './debian-suite';

export interface ImageArchiveProps {
  readonly component: Component;
  /** The image's name. */
  readonly name: string;
  /** The statically linked program. */
  readonly program: string;
  /** An empty folder to work in. */
  readonly workDir: string;
  /** The tar file (docker-archive) to write. */
  readonly tarFile: string;
  readonly logFile: string;
}

/** Puts a program into an image and writes it as a tar file. Nothing of it stays in the user's buildah storage. */
export async function writeImageArchive(props: ImageArchiveProps): Promise<void> {
  const { component, workDir, logFile } = props;
  const storage = [
    '--root',
    join(workDir, 'storage'),
    '--runroot',
    join(workDir, 'run'),
    '--storage-driver',
    'vfs',
  ];
  const buildah = async (...args: string[]): Promise<string> =>
    (await run('buildah', [...storage, ...args], { logFile })).stdout.trim();

  const container = await buildah('from', 'scratch');
  if (component.base === 'debian-with-iptables') {
    const rootfs = join(workDir, 'rootfs.tar');
    // The node's own release, so that both sides of the node speak the same dialect of iptables.
    await makeDebianRootfs({
      tarFile: rootfs,
      suite: debianSuite(),
      include: ['conntrack', 'ipset', 'iptables', 'kmod'],
      logFile,
    });
    await buildah('add', container, rootfs, '/');
  }
  const programPath = `/usr/local/bin/${component.name}`;
  await buildah('copy', '--chmod', '755', container, props.program, programPath);
  if (component.source.kind === 'busybox')
    await buildah('copy', container, await appletLinks(props.program, workDir), '/');
  await buildah(
    'config',
    // Static pods call their program by its bare name.
    ...['--env', 'PATH=/usr/local/bin:/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin'],
    ...['--entrypoint', JSON.stringify([programPath])],
    ...['--label', `org.opencontainers.image.title=${component.name}`],
    ...['--label', `org.opencontainers.image.version=${component.version}`],
    ...['--label', 'org.opencontainers.image.description=stand-in, built from upstream source'],
    container,
  );
  await buildah('commit', container, `docker-archive:${props.tarFile}:${props.name}`);
}

/** A folder `bin` with a link for each command busybox has. */
async function appletLinks(busybox: string, workDir: string): Promise<string> {
  const root = join(workDir, 'applets');
  mkdirSync(join(root, 'bin'), { recursive: true });
  const applets = (await run(busybox, ['--list'])).stdout.split('\n').filter(Boolean);
  for (const applet of new Set(applets.map((path) => basename(path))))
    symlinkSync('/usr/local/bin/busybox', join(root, 'bin', applet));
  return root;
}

import { copyFileSync, existsSync, lstatSync, mkdirSync, readdirSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Reporter } from '../../support/reporter';
import { ComponentCache } from '../component-cache';
import { componentNamed } from '../component-named';
import { components, KUBERNETES_VERSION } from '../components';
import { minikubeHome, minikubeLogFile } from '../paths';
import { importImages, listImages } from './container-images';
import { ensureContainerd } from './containerd';
import { guardClusterAddresses } from './network-guard';

const CNI_FROM_DEBIAN = '/usr/lib/cni';
const CNI_FOLDER = '/opt/cni/bin';
const CRICTL = '/usr/local/bin/crictl';

/** Makes this machine ready for `minikube start --driver=none`; what is done already is left alone. */
export async function prepareNode(reporter: Reporter, cache: ComponentCache): Promise<void> {
  linkCniPlugins();
  linkCrictl(cache.fileOf(componentNamed('crictl')));
  for (const command of ['kubelet', 'kubeadm', 'kubectl']) offerToMinikube(cache.fileOf(componentNamed(command)), command);
  await guardClusterAddresses();
  await ensureContainerd(minikubeLogFile());
  await importMissingImages(reporter, cache);
}

/** Takes back the links that `prepareNode` made. */
export function removeNodeLinks(cache: ComponentCache): void {
  if (linksTo(CRICTL, cache.root)) rmSync(CRICTL);
  if (!existsSync(CNI_FOLDER)) return;
  for (const plugin of readdirSync(CNI_FOLDER).map((name) => join(CNI_FOLDER, name)))
    if (linksTo(plugin, CNI_FROM_DEBIAN)) rmSync(plugin);
}

/** Debian keeps the CNI plugins elsewhere than Minikube looks for them. */
function linkCniPlugins(): void {
  mkdirSync(CNI_FOLDER, { recursive: true });
  for (const plugin of readdirSync(CNI_FROM_DEBIAN)) {
    const link = join(CNI_FOLDER, plugin);
    if (!existsSync(link)) relink(join(CNI_FROM_DEBIAN, plugin), link);
  }
}

/** Minikube calls `sudo crictl`, and sudo has a PATH of its own. */
function linkCrictl(program: string): void {
  if (existsSync(CRICTL) && !linksTo(CRICTL, '/')) return;
  if (linksTo(CRICTL, program)) return;
  relink(program, CRICTL);
}

/** Puts a program where Minikube would download it to. */
function offerToMinikube(program: string, command: string): void {
  const arch = process.arch === 'x64' ? 'amd64' : process.arch;
  const folder = join(minikubeHome(), 'cache', 'linux', arch, `v${KUBERNETES_VERSION}`);
  const target = join(folder, command);
  if (existsSync(target)) return;
  mkdirSync(folder, { recursive: true });
  copyFileSync(program, `${target}.partial`);
  renameSync(`${target}.partial`, target);
}

async function importMissingImages(reporter: Reporter, cache: ComponentCache): Promise<void> {
  const present = await listImages();
  for (const component of components.filter(({ image }) => image && !present.has(image))) {
    await importImages(cache.fileOf(component));
  }
  reporter.info('');
}

function relink(target: string, link: string): void {
  rmSync(link, { force: true });
  symlinkSync(target, link);
}

function linksTo(path: string, folder: string): boolean {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return Boolean(stat?.isSymbolicLink() && readlinkSync(path).startsWith(folder));
}

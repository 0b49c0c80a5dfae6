import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { during, Reporter } from '../../support/reporter';
import { cacheDir } from '../../support/paths';
import { ComponentCache } from '../component-cache';
import { componentNamed } from '../component-named';
import { components, KUBERNETES_VERSION } from '../components';
import { minikubeHome, minikubeLogFile } from '../paths';
import { importImages, listImages } from './container-images';
import { ensureContainerd } from './containerd';
import { forgetDeadKubelet } from './kubelet';
import { guardClusterAddresses } from './network-guard';

const CNI_FROM_DEBIAN = '/usr/lib/cni';
const CNI_FOLDER = '/opt/cni/bin';
const CRICTL = '/usr/local/bin/crictl';

export interface PrepareNodeProps {
  /** Absolute path of crictl. */
  readonly crictl: string;
  /** The built components the node is made of. @default - none: Minikube fetches binaries and images itself */
  readonly components?: ComponentCache;
}

/** Makes this machine ready for `minikube start --driver=none`; what is done already is left alone. */
export async function prepareNode(props: PrepareNodeProps, reporter: Reporter): Promise<void> {
  linkCniPlugins();
  linkCrictl(props.crictl);
  await guardClusterAddresses();
  forgetDeadKubelet();
  await ensureContainerd(minikubeLogFile());
  if (!props.components) return;
  for (const command of ['kubelet', 'kubeadm', 'kubectl'])
    offerToMinikube(props.components.fileOf(componentNamed(command)), command);
  await importMissingImages(reporter, props.components);
}

/** Takes back the links that `prepareNode` made. */
export function removeNodeLinks(): void {
  if (linksTo(CRICTL, cacheDir())) rmSync(CRICTL);
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
  const taken = lstatSync(CRICTL, { throwIfNoEntry: false });
  if (!taken || (linksTo(CRICTL, cacheDir()) && !linksTo(CRICTL, program))) relink(program, CRICTL);
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
  const missing = components.filter(({ image }) => image !== undefined && !present.has(image));
  if (missing.length === 0) return;
  await during(reporter, "loading the node's images", async (step) => {
    for (const [index, component] of missing.entries()) {
      step.update(`${component.name} (${index + 1} of ${missing.length})`);
      await importImages(cache.fileOf(component));
    }
  });
}

function relink(target: string, link: string): void {
  rmSync(link, { force: true });
  symlinkSync(target, link);
}

function linksTo(path: string, folder: string): boolean {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return Boolean(stat?.isSymbolicLink() && readlinkSync(path).startsWith(folder));
}

import { withLock } from '../support/lock';
import { during, Reporter } from '../support/reporter';
import { UserError } from '../support/user-error';
import { enableAddons } from './addons';
import { BareMachine, becomeNode } from './bootstrap/become-node';
import { guardClusterAddresses } from './bootstrap/network-guard';
import { Cluster, openCluster } from './cluster';
import { clusterState, untilUsable } from './cluster-state';
import { KUBERNETES_VERSION } from './components';
import { chooseDriver } from './drivers';
import { toolsFor } from './find-cluster';
import { hasOtherContext, readKubeConfig } from './kube-context';
import { MinikubeContext } from './minikube-command';
import { clusterLock, minikubeLogFile } from './paths';
import { probeDrivers } from './probe-drivers';
import { readProfile } from './profile';
import { refuseForeignContext } from './refuse-foreign-context';
import { runStart } from './run-start';
import { findTools } from './tools';

/** Pods of the system have to be ready by then. */
const USABLE_TIMEOUT_MS = 5 * 60_000;

export interface StartClusterOptions {
  /** `auto`, `docker`, `podman` or `none`. @default 'auto' */
  readonly driver?: string;
}

/**
 * Makes sure that the cluster runs and can be used: node Ready, DNS, a default StorageClass. A usable cluster is left
 * alone; a stopped or damaged one is started again with its data; where there is none, one is made.
 *
 * @throws UserError when the machine does not fit, or the cluster does not become usable.
 */
export async function startCluster(options: StartClusterOptions, reporter: Reporter): Promise<Cluster> {
  const { driver, reason } = chooseDriver(options.driver ?? 'auto', await probeDrivers());
  reporter.info(`Minikube driver ${driver}: ${reason}`);
  const usable = await usableCluster(driver, reporter);
  if (usable) return usable;
  return withLock(clusterLock(), reporter, async () => {
    // Another run may have started it while this one waited.
    return (await usableCluster(driver, reporter)) ?? start(driver, reporter);
  });
}

async function usableCluster(driver: string, reporter: Reporter): Promise<Cluster | undefined> {
  const profile = readProfile();
  const tools = profile && (await toolsFor(profile));
  if (!profile || !tools) return undefined;
  refuseForeignContext(await readKubeConfig(tools.kubectl), profile);
  if ((await clusterState({ driver, tools })).length > 0) return undefined;
  if (driver === 'none') await guardClusterAddresses();
  reporter.check('ok', `the cluster runs (Kubernetes v${profile.kubernetesVersion}, driver ${driver})`);
  return openCluster({ driver, tools });
}

async function start(driver: string, reporter: Reporter): Promise<Cluster> {
  const profile = readProfile();
  const kubernetesVersion = profile?.kubernetesVersion ?? KUBERNETES_VERSION;
  if (kubernetesVersion !== KUBERNETES_VERSION) mentionVersion(kubernetesVersion, driver, reporter);
  const node: BareMachine | undefined = driver === 'none' ? await becomeNode(profile, reporter) : undefined;
  const context = { driver, tools: node?.tools ?? (await findTools(reporter)) };
  const kubeConfig = await readKubeConfig(context.tools.kubectl);
  refuseForeignContext(kubeConfig, profile);
  await runStart(context, { driver, kubernetesVersion, keepContext: hasOtherContext(kubeConfig) }, reporter);
  if (node) await enableAddons(context, node.built, reporter);
  await waitUntilUsable(context, reporter);
  return openCluster(context);
}

async function waitUntilUsable(context: MinikubeContext, reporter: Reporter): Promise<void> {
  const problems = await during(reporter, 'node, DNS and storage', (step) =>
    untilUsable(context, USABLE_TIMEOUT_MS, (problem) => step.update(problem)),
  );
  if (problems.length === 0) return;
  throw new UserError({
    code: 'CLUSTER_UNUSABLE',
    found: `the cluster has started, but ${problems.join('; ')}`,
    needed: `a Ready node, DNS and a default StorageClass; what Minikube said is in ${minikubeLogFile()}`,
    mend: 'make deploy (once more); if it stays so, `make destroy`, which deletes the cluster with its data, and again',
  });
}

function mentionVersion(found: string, driver: string, reporter: Reporter): void {
  if (driver !== 'none') {
    reporter.check(
      'warn',
      `the existing profile has Kubernetes v${found}, tested is v${KUBERNETES_VERSION}; it is kept`,
    );
    return;
  }
  throw new UserError({
    code: 'KUBERNETES_VERSION',
    found: `the existing minikube profile has Kubernetes v${found}`,
    needed: `v${KUBERNETES_VERSION} with the driver none`,
    mend: '`make destroy`, which deletes the cluster with its data, then `make deploy`',
  });
}

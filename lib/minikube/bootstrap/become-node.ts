import { ensureDebianPackages } from '../../support/debian-packages';
import { Reporter } from '../../support/reporter';
import { UserError } from '../../support/user-error';
import { ComponentCache } from '../component-cache';
import { componentNamed } from '../component-named';
import { buildPackages, components, nodePackages } from '../components';
import { minikubeLogFile } from '../paths';
import { Profile } from '../profile';
import { crictlTool } from '../tool-table';
import { builtTools, findTool, findTools, Tools } from '../tools';
import { upstreamAnswers } from '../upstream';
import { buildComponents } from './build-components';
import { kubeletRuns } from './kubelet';
import { preflightNode } from './preflight-node';
import { prepareNode } from './prepare-node';
import { hasNodeState, removeNode } from './remove-node';

/** This machine, ready for `minikube start --driver=none`. */
export interface BareMachine {
  readonly tools: Tools;
  /** Whether its binaries and images were built here, as opposed to fetched by Minikube. */
  readonly built: boolean;
}

/**
 * Makes this machine ready to be the node: packages, binaries, images, container runtime. What Minikube can fetch by
 * itself is left to it; everything is built from source where one of its sources does not answer.
 *
 * @param profile the existing cluster's. @default - none: remains of an earlier cluster are removed
 */
export async function becomeNode(profile: Profile | undefined, reporter: Reporter): Promise<BareMachine> {
  const cache = new ComponentCache();
  const missing = components.filter((component) => !cache.has(component));
  const built = missing.length === 0 || !(await upstreamAnswers());
  await preflightNode({ cacheRoot: cache.root, toBuild: built ? missing.map(({ name }) => name) : [] });
  await ensureDebianPackages(
    [...nodePackages, ...(built && missing.length > 0 ? buildPackages : [])],
    reporter,
  );
  if (!profile) await removeRemains(reporter);
  if (built) await buildComponents(components, reporter, cache);
  const tools = (built ? builtTools(cache) : undefined) ?? (await findTools(reporter, cache));
  const crictl = built ? cache.fileOf(componentNamed('crictl')) : await findTool(crictlTool, reporter, cache);
  await prepareNode({ crictl, ...(built ? { components: cache } : {}) }, reporter);
  return { tools, built };
}

/** A cluster that Minikube no longer knows may have left containers, devices and rules behind. */
async function removeRemains(reporter: Reporter): Promise<void> {
  if (!hasNodeState()) return;
  if (kubeletRuns()) {
    throw new UserError({
      code: 'UNKNOWN_CLUSTER',
      found: 'a Minikube node runs on this machine, but this user has no minikube profile',
      needed: 'the profile that belongs to it, or a machine without a cluster',
      mend: 'run with the HOME or MINIKUBE_HOME that it was started with, or `make destroy`, which deletes it with its data',
    });
  }
  reporter.info('removing the remains of a deleted cluster (the data of its volumes is left alone)');
  await removeNode(minikubeLogFile());
}

import { during, Reporter } from '../support/reporter';
import { UserError } from '../support/user-error';
import { Cluster } from './cluster';
import { dashboardProxy } from './dashboard-proxy';
import { findCluster } from './find-cluster';
import { httpAnswers } from './http-answers';
import { runKubectl } from './kubectl';
import { runMinikube } from './minikube-command';

/** Where the dashboard's images come from. */
const REGISTRY = 'https://registry-1.docker.io/v2/';
const NAMESPACE = 'kubernetes-dashboard';
const DEPLOYMENTS = ['dashboard-metrics-scraper', 'kubernetes-dashboard'];

/**
 * Enables Minikube's dashboard and serves it on this machine in the background, until the cluster is stopped.
 *
 * @returns its address.
 * @throws UserError NO_CLUSTER, or DASHBOARD_IMAGE where its images cannot be had (the addon is disabled again then).
 */
export async function dashboard(reporter: Reporter): Promise<string> {
  const cluster = await findCluster();
  if (!cluster) {
    throw new UserError({
      code: 'NO_CLUSTER',
      found: 'there is no minikube profile',
      needed: 'a running cluster',
      mend: 'make deploy',
    });
  }
  if (!(await dashboardRuns(cluster, 1)))
    await during(reporter, "Minikube's dashboard", () => enable(cluster));
  return dashboardProxy(cluster.tools.kubectl);
}

async function enable(cluster: Cluster): Promise<void> {
  if (!(await httpAnswers(REGISTRY))) throw noImage('the registry of its images does not answer');
  await runMinikube(cluster, ['addons', 'enable', 'dashboard'], { timeoutMs: 120_000 });
  if (await dashboardRuns(cluster, 180)) return;
  await runMinikube(cluster, ['addons', 'disable', 'dashboard'], { timeoutMs: 120_000 });
  throw noImage('its pods were not ready after three minutes');
}

async function dashboardRuns({ tools }: Cluster, seconds: number): Promise<boolean> {
  const names = DEPLOYMENTS.map((name) => `deployment/${name}`);
  const args = [
    '--namespace',
    NAMESPACE,
    'wait',
    '--for=condition=Available',
    `--timeout=${seconds}s`,
    ...names,
  ];
  const options = { allowFailure: true, timeoutMs: (seconds + 15) * 1000 };
  return (await runKubectl(tools.kubectl, args, options)).exitCode === 0;
}

function noImage(found: string): UserError {
  return new UserError({
    code: 'DASHBOARD_IMAGE',
    found: `Minikube's dashboard cannot run: ${found}`,
    needed: 'the images docker.io/kubernetesui/dashboard and docker.io/kubernetesui/metrics-scraper',
    mend: '`make status` shows the same here; `make dashboard` works on a machine that reaches docker.io',
  });
}

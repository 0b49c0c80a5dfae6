import { Reporter } from '../support/reporter';
import { UserError } from '../support/user-error';
import { Cluster } from './cluster';
import { httpAnswers } from './http-answers';
import { runKubectl } from './kubectl';
import { runMinikube } from './minikube-command';

/** Where the dashboard's images come from. */
const REGISTRY = 'https://registry-1.docker.io/v2/';
const NAMESPACE = 'kubernetes-dashboard';
const DEPLOYMENTS = ['dashboard-metrics-scraper', 'kubernetes-dashboard'];

/**
 * Enables Minikube's dashboard and serves it until the process is ended.
 *
 * @throws UserError DASHBOARD_IMAGE where its images cannot be had; the addon is disabled again then.
 */
export async function serveDashboard(cluster: Cluster, reporter: Reporter): Promise<void> {
  const running = await dashboardRuns(cluster, 1);
  if (!running) {
    if (!(await httpAnswers(REGISTRY))) throw noImage('the registry of its images does not answer');
    await runMinikube(cluster, ['addons', 'enable', 'dashboard'], { timeoutMs: 120_000 });
    if (!(await dashboardRuns(cluster, 180))) {
      await runMinikube(cluster, ['addons', 'disable', 'dashboard'], { timeoutMs: 120_000 });
      throw noImage('its pods were not ready after three minutes');
    }
  }
  await runMinikube(cluster, ['dashboard', '--url'], {
    onLine: (line) => line.startsWith('http') && reporter.info(line),
  });
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
  return (
    (await runKubectl(tools.kubectl, args, { allowFailure: true, timeoutMs: (seconds + 15) * 1000 }))
      .exitCode === 0
  );
}

function noImage(found: string): UserError {
  return new UserError({
    code: 'DASHBOARD_IMAGE',
    found: `Minikube's dashboard cannot run: ${found}`,
    needed: 'the images docker.io/kubernetesui/dashboard and metrics-scraper',
    mend: 'make status (or kubectl --context minikube get all --namespace todo); on a machine with internet, make dashboard',
  });
}

import { BACKEND } from '../../workload-names';
import { Check, fail, Finding, ok, skip } from '../check';
import { backendUrl, RunningApplication } from '../running-application';
import { Stage } from '../stage';
import { replicasCode } from './replicas';

/** Prometheus reads the backend's metrics, and browsers do not. */
export function metricsChecks(app: RunningApplication, stage: Stage): Check[] {
  return [
    {
      code: 'METRICS',
      title: 'metrics are served inside the cluster only',
      criterion: 'Observable: logs, probes and metrics',
      needs: [replicasCode(BACKEND), 'BACKEND_LOCAL', 'FRONTEND_LOCAL', 'TOKEN'],
      run: () => metrics(app, stage),
    },
  ];
}

async function metrics(app: RunningApplication, stage: Stage): Promise<Finding> {
  const response = await fetch(`${backendUrl(app)}/metrics`);
  if (response.status === 404) return skip('the backend has no /metrics');
  const families = (await response.text()).match(/^# TYPE \S+/gm) ?? [];
  if (response.status !== 200 || families.length === 0)
    return fail(
      `/metrics answers ${response.status} with ${families.length} metrics`,
      'make logs PART=backend',
    );
  const tasks = (await stage.contract())?.tasks;
  const way = tasks && (await stage.pageWay(tasks));
  if (!way || way.base === backendUrl(app)) return ok(`${families.length} metrics`);
  const { status } = await fetch(`${way.base}/metrics`);
  return status === 404
    ? ok(`${families.length} metrics, none of them through the frontend`)
    : fail(`the frontend answers ${status} to ${way.base}/metrics, needed is 404`, 'make logs PART=frontend');
}

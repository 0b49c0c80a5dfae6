import { BACKEND } from '../../workload-names';
import { Check, fail, Finding, ok } from '../check';
import { backendUrl, frontendUrl, VerifyContext } from '../verify-context';
import { replicasCode } from './replicas';

/** Prometheus reads the backend's metrics, and browsers do not. */
export function metricsChecks(context: VerifyContext): Check[] {
  return [
    {
      code: 'METRICS',
      title: 'metrics are served inside the cluster only',
      criterion: 'Observable: logs, probes and metrics',
      needs: [replicasCode(BACKEND), 'BACKEND_LOCAL', 'FRONTEND_LOCAL'],
      run: () => metrics(context),
    },
  ];
}

async function metrics(context: VerifyContext): Promise<Finding> {
  const response = await fetch(`${backendUrl(context)}/metrics`);
  const families = (await response.text()).match(/^# TYPE \S+/gm) ?? [];
  if (response.status !== 200 || families.length === 0)
    return fail(
      `/metrics answers ${response.status} with ${families.length} metrics`,
      'make logs PART=backend',
    );
  const { status } = await fetch(`${frontendUrl(context)}/api/backend/metrics`);
  return status === 404
    ? ok(`${families.length} metrics, none of them through the frontend`)
    : fail(
        `the frontend answers ${status} to /api/backend/metrics, needed is 404`,
        'make logs PART=frontend',
      );
}

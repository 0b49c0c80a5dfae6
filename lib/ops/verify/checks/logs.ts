import { BACKEND, FRONTEND } from '../../workload-names';
import { Check, Finding, ok, warn } from '../check';
import { confidential } from '../confidential';
import { RunningApplication } from '../running-application';
import { replicasCode } from './replicas';

/** The log of every process can be read, and holds no secret. */
export function logChecks(app: RunningApplication): Check[] {
  return [
    {
      code: 'LOGS',
      title: 'logs are readable and hold no secret',
      criterion: 'Pod logs accessible via kubectl logs',
      needs: [replicasCode(BACKEND), replicasCode(FRONTEND)],
      run: () => logsReadable(app),
    },
  ];
}

async function logsReadable(app: RunningApplication): Promise<Finding> {
  const secrets = [...confidential(app.secrets)];
  const told: string[] = [];
  for (const part of ['backend', 'frontend'] as const) {
    const logs = await app.logs(part);
    const leak = secrets.find(([, value]) => [...logs.values()].some((log) => log.includes(value)));
    if (leak)
      return warn(
        `a log of the ${part} holds the value of ${leak[0]}`,
        'remove it from what the application logs',
      );
    const silent = [...logs].find(([, log]) => !log.trim());
    if (silent) return warn(`the log of ${silent[0]} is empty`, `make logs PART=${part}`);
    const counts = [...logs.values()].map((log) => log.trim().split('\n').length);
    told.push(`${part} ${counts.join(' and ')} lines`);
  }
  return ok(told.join(', '));
}

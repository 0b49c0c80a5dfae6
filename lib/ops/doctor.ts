import type { Application, Applications } from '../application';
import { clusterStatus, findCluster } from '../minikube';
import { describeHolder, portHolder } from '../support/port-holder';
import { Reporter } from '../support/reporter';
import { checkEnv } from './env/check-env';
import { readEnvFile } from './env/env-file';
import { findApplications } from './find-applications';
import { runningForward } from './forward/forward';
import { PREFERRED_PORTS } from './forward/forward-config';
import { isFree } from './forward/listen';
import { Settings } from './settings';
import { openVerifyContext } from './open-deployment';
import { Check, CheckResult, fail, Finding, ok, warn } from './verify/check';
import { releaseChecks } from './verify/checks/releases';
import { replicaChecks } from './verify/checks/replicas';
import { runChecks } from './verify/run-checks';

/** What may stand in the way of a deployment, and the state of one that is there. Changes nothing. */
export async function doctor(settings: Settings, reporter: Reporter): Promise<CheckResult[]> {
  const cluster = (await clusterStatus()).state === 'usable' ? await findCluster() : undefined;
  const context = cluster && (await openVerifyContext(settings, cluster, reporter).catch(() => undefined));
  const checks = [
    ...machineChecks(settings, reporter),
    ...(context ? [...replicaChecks(context), ...releaseChecks(context)] : []),
  ];
  return runChecks(checks, ({ code, outcome, title, fact, mend }) =>
    reporter.check(outcome, `${code.padEnd(20)} ${title}: ${fact}`, mend),
  );
}

function machineChecks(settings: Settings, reporter: Reporter): Check[] {
  const criterion = 'Deployment steps recorded in README';
  return [
    {
      code: 'SETTINGS',
      title: '.env is well-formed',
      criterion,
      run: () => {
        const applications = findApplications(settings);
        const env = readEnvFile(settings.envFile, applications, reporter);
        checkEnv(env, applications);
        return Promise.resolve(
          env.exists
            ? ok(`it sets ${[...env.values.keys()].join(', ')}`)
            : ok('not there yet; deploy makes it'),
        );
      },
    },
    {
      code: 'SOURCES',
      title: 'the source folders hold applications',
      criterion,
      run: () => Promise.resolve(ok(sources(findApplications(settings)))),
    },
    ...PREFERRED_PORTS.map(({ service, port }) => ({
      code: `PORT_${port}`,
      title: `port ${port} can be had for ${service}`,
      criterion,
      run: () => portUsable(service, port),
    })),
    { code: 'CLUSTER', title: 'the cluster can be used', criterion, run: clusterUsable },
  ];
}

function sources({ backend, frontend }: Applications): string {
  return [backend, frontend].map(describe).join(', ');
}

function describe({ part, sourceDir, source }: Application): string {
  const what =
    source.kind === 'python' ? `FastAPI ${source.entry.value}` : `Next.js ${source.nextVersion.value}`;
  return `${part}: ${what} in ${sourceDir}`;
}

async function portUsable(service: string, port: number): Promise<Finding> {
  const own = (await runningForward())?.config.services.find((entry) => entry.service === service);
  if (own) return ok(`the forward answers on port ${own.port}`);
  if (await isFree(port)) return ok('it is free');
  return warn(`${describeHolder(await portHolder(port))} holds it; deploy takes the next free one`);
}

async function clusterUsable(): Promise<Finding> {
  const { state, driver, kubernetesVersion, problems } = await clusterStatus();
  if (state === 'absent') return ok('there is none yet; deploy makes it');
  return state === 'usable'
    ? ok(`Kubernetes v${kubernetesVersion}, driver ${driver}`)
    : fail(problems.join('; '), 'make deploy');
}

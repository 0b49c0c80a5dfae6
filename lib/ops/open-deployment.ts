import { applicationParts, contentReference } from '../images';
import { findCluster } from '../minikube';
import type { Reporter } from '../support/reporter';
import { UserError } from '../support/user-error';
import { ClusterHandle } from './cluster-handle';
import { withDatabase } from './database/with-database';
import { deploymentAddresses } from './deploy/deployment-addresses';
import { isInternalDatabaseUrl } from './env/database-url';
import { readEnvFile } from './env/env-file';
import { findApplications } from './find-applications';
import { runningForward } from './forward/forward';
import { asError } from './as-error';
import { ForwardedService, PREFERRED_PORTS } from './forward/forward-config';
import { HelmCli } from './helm/helm-cli';
import { readAppSecrets } from './kube/app-secrets';
import { connectKube } from './kube/kube';
import { Settings } from './settings';
import { hasModel } from './has-model';
import { partHealth } from './kube/part-health';
import { podLogs } from './kube/pod-logs';
import { within } from './within';
import { VerifyContext } from './verify/verify-context';
import { BACKEND, FRONTEND } from './workload-names';

/** How long the API server may take to answer, in milliseconds. */
const ANSWER_MS = 10_000;

/**
 * The running cluster, for every command but deploy; nothing is started.
 *
 * @throws UserError NO_CLUSTER or CLUSTER_DOWN
 */
export async function openCluster(): Promise<ClusterHandle> {
  const cluster = await findCluster();
  if (!cluster) throw needsDeploy('NO_CLUSTER', 'there is no minikube cluster of this project');
  const { version } = connectKube(cluster.context, 'default');
  await within(ANSWER_MS, 'the API server', () => version.getCode()).catch((error: unknown) => {
    throw needsDeploy('CLUSTER_DOWN', `the cluster does not answer: ${asError(error).message}`);
  });
  return cluster;
}

/**
 * What verify looks at, read from the living cluster.
 *
 * @param services the local addresses. @default - those of the running forward, else the specification's
 */
export async function openVerifyContext(
  settings: Settings,
  cluster: ClusterHandle,
  reporter: Reporter,
  services?: readonly ForwardedService[],
): Promise<VerifyContext> {
  const { namespace } = settings;
  const kube = connectKube(cluster.context, namespace);
  const secrets = await readAppSecrets(kube);
  const databaseUrl = secrets.get('DATABASE_URL');
  if (databaseUrl === undefined)
    throw needsDeploy('NOT_DEPLOYED', `namespace ${namespace} has no Secret app-secrets`);
  const [backendConfig, frontendConfig] = await Promise.all(
    ['app-config', 'frontend-config'].map((name) => kube.core.readNamespacedConfigMap({ name, namespace })),
  );
  const found = services ?? (await runningForward())?.config.services ?? PREFERRED_PORTS;
  const applications = findApplications(settings);
  const env = readEnvFile(settings.envFile, applications, reporter);
  const addresses = deploymentAddresses(env, found);
  const parts = applicationParts(applications, addresses, env.values, settings.ownDockerfiles);
  const [backend, frontend] = parts.map(contentReference);
  return {
    cluster,
    kube,
    helm: new HelmCli({ binary: cluster.tools.helm, context: cluster.context, namespace }),
    database: isInternalDatabaseUrl(databaseUrl) ? 'internal' : 'external',
    secrets,
    modelServer: hasModel(
      applications.backend,
      new Map([...secrets, ...Object.entries(backendConfig?.data ?? {})]),
    ),
    origin: frontendConfig?.data?.BETTER_AUTH_URL ?? addresses.frontendOrigin,
    health: { backend: await partHealth(kube, BACKEND), frontend: await partHealth(kube, FRONTEND) },
    withDatabase: (work) => withDatabase(kube, databaseUrl, work),
    logs: (part) => podLogs(kube, part === 'backend' ? BACKEND : FRONTEND),
    services: found,
    applications,
    sourceImages: { backend: backend ?? '', frontend: frontend ?? '' },
  };
}

function needsDeploy(code: string, found: string): UserError {
  return new UserError({ code, found, needed: 'the application, deployed and running', mend: 'make deploy' });
}

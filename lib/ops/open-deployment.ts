import { applicationParts, contentReference } from '../images';
import { Reporter } from '../support/reporter';
import { UserError } from '../support/user-error';
import { ClusterHandle } from './cluster-handle';
import { isInternalDatabaseUrl } from './env/database-url';
import { Forward } from './forward/forward';
import { ForwardedService, PREFERRED_PORTS } from './forward/forward-config';
import { HelmCli } from './helm/helm-cli';
import { readAppSecrets } from './kube/app-secrets';
import { connectKube } from './kube/kube';
import { Settings } from './settings';
import { VerifyContext } from './verify/verify-context';

/**
 * What verify looks at, read from the living cluster.
 *
 * @param services the local addresses. @default - those of the running forward, else the specification's
 */
export async function openVerifyContext(
  settings: Settings,
  cluster: ClusterHandle,
  services?: readonly ForwardedService[],
): Promise<VerifyContext> {
  const { namespace } = settings;
  const kube = connectKube(cluster.context, namespace);
  const secrets = await readAppSecrets(kube);
  const databaseUrl = secrets.get('DATABASE_URL');
  if (databaseUrl === undefined) throw notDeployed(namespace);
  const { data } = await kube.core.readNamespacedConfigMap({ name: 'frontend-config', namespace });
  const [backend, frontend] = applicationParts(settings).map(contentReference);
  return {
    cluster,
    kube,
    helm: new HelmCli({ binary: cluster.tools.helm, context: cluster.context, namespace }),
    database: isInternalDatabaseUrl(databaseUrl) ? 'internal' : 'external',
    secrets,
    origin: data?.BETTER_AUTH_URL ?? '',
    services: services ?? (await forwardedServices()),
    sourceImages: { backend: backend ?? '', frontend: frontend ?? '' },
  };
}

async function forwardedServices(): Promise<readonly ForwardedService[]> {
  const silent: Reporter = { info: () => undefined, check: () => undefined, step: () => ({ update: () => undefined, end: () => undefined }) };
  return (await new Forward(silent).running())?.config.services ?? PREFERRED_PORTS;
}

function notDeployed(namespace: string): UserError {
  return new UserError({
    code: 'NOT_DEPLOYED',
    found: `namespace ${namespace} has no Secret app-secrets`,
    needed: 'the application, deployed',
    mend: 'make deploy',
  });
}

import { join } from 'node:path';
import type { Applications } from '../../application';
import type { DeploymentFacts } from '../../charts/deployment-facts';
import { withLock } from '../../support/lock';
import { stateDir } from '../../support/paths';
import { during, Reporter } from '../../support/reporter';
import { databasePlace } from '../env/database-place';
import { completeEnvFile, EnvFile } from '../env/env-file';
import { ForwardedService } from '../forward/forward-config';
import { modelOf } from '../model';
import { Settings } from '../settings';
import { BACKEND, DATABASE, FRONTEND } from '../workload-names';
import { ClusterHandle } from '../cluster-handle';
import { DeployParts, DeployTarget } from './deploy-parts';
import { deploymentAddresses } from './deployment-addresses';
import { deploymentFacts } from './deployment-facts';
import { installReleases } from './install-releases';
import { preflight } from './preflight';
import { adoptable, checkSecretsKept, secretValues } from './secret-values';

/** Longest wait for every replica after the charts are in, in milliseconds. */
const ROLLOUT_MS = 300_000;

/** What deploy brought about. */
export interface Deployment {
  readonly cluster: ClusterHandle;
  readonly target: DeployTarget;
  readonly services: readonly ForwardedService[];
  readonly applications: Applications;
  /** Who answers in the chat. */
  readonly model: string;
}

/** Takes the application from source to running in the cluster and reachable on localhost. Safe to repeat. */
export function deploy<C extends ClusterHandle>(
  settings: Settings,
  parts: DeployParts<C>,
  reporter: Reporter,
): Promise<Deployment> {
  return withLock(join(stateDir(), 'deploy'), reporter, async () => {
    const { stated, found } = await preflight(settings, parts, reporter);
    const services = await parts.forward.ports();
    const cluster = await parts.startCluster(settings.driver);
    const target = parts.target(cluster);
    const env = await completeEnv(stated, found, target, reporter);
    const wanted = {
      applications: found,
      addresses: deploymentAddresses(env, services),
      settings: env.values,
    };
    const images = await parts.ensureImages(cluster, { ...wanted, database: databasePlace(env) });
    const secrets = secretValues(env, found);
    const applications = await parts.tryApplications(cluster, { ...wanted, images, secrets });
    await claimNamespace(found, target, reporter);
    const secretVersion = await applySecrets(secrets, target, reporter);
    const facts = deploymentFacts({ ...wanted, env, applications, images, secretVersion });
    await installReleases(parts.synthesize(facts), target, reporter);
    await removeUnusedDatabase(facts, target, reporter);
    await waitForReplicas(facts, target, reporter);
    await parts.forward.ensure({ context: target.context, namespace: target.namespace, services });
    return { cluster, target, services, applications, model: modelOf(env.values) };
  });
}

/** A lost `.env` takes over the secrets of the living cluster; what is in none is generated. */
async function completeEnv(
  stated: EnvFile,
  applications: Applications,
  target: DeployTarget,
  reporter: Reporter,
): Promise<EnvFile> {
  const inCluster = await target.readAppSecrets();
  const env = completeEnvFile(stated, adoptable(inCluster), applications, reporter);
  checkSecretsKept(env, inCluster);
  return env;
}

/** Whether it is another application than before nobody can tell: the same one may lie elsewhere by now. */
async function claimNamespace(
  { backend, frontend }: Applications,
  target: DeployTarget,
  reporter: Reporter,
): Promise<void> {
  const { namespace } = target;
  const sources = `${backend.sourceDir} and ${frontend.sourceDir}`;
  const before = await during(reporter, `namespace ${namespace}`, () => target.ensureNamespace(sources));
  if (before === undefined || before === sources) return;
  reporter.check(
    'warn',
    `namespace ${namespace} was deployed from ${before} before; if that is another application, its tables are in this one's way`,
    'make deploy NAMESPACE=… gives each application a database of its own',
  );
}

async function applySecrets(
  secrets: Readonly<Record<string, string>>,
  target: DeployTarget,
  reporter: Reporter,
): Promise<string> {
  return during(reporter, 'Secret app-secrets', () => target.applyAppSecrets(secrets));
}

/** With a database outside, one from before is taken out of service; its volume is never removed here. */
async function removeUnusedDatabase(
  facts: DeploymentFacts,
  target: DeployTarget,
  reporter: Reporter,
): Promise<void> {
  if (facts.database === 'internal' || !(await target.helm.state(DATABASE.name))) return;
  await during(reporter, `removing ${DATABASE.name}, its data stay in its volume`, () =>
    target.helm.uninstall(DATABASE.name),
  );
}

async function waitForReplicas(
  facts: DeploymentFacts,
  target: DeployTarget,
  reporter: Reporter,
): Promise<void> {
  const names = [...(facts.database === 'internal' ? [DATABASE] : []), BACKEND, FRONTEND];
  await during(reporter, 'every replica ready', (step) => target.waitForRollout(names, ROLLOUT_MS, step));
}

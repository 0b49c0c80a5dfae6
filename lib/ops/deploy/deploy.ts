import { join } from 'node:path';
import type { DeploymentFacts } from '../../charts/deployment-facts';
import { withLock } from '../../support/lock';
import { stateDir } from '../../support/paths';
import { during, Reporter } from '../../support/reporter';
import { checkEnv } from '../env/check-env';
import { completeEnvFile, EnvFile, readEnvFile } from '../env/env-file';
import { ForwardedService } from '../forward/forward-config';
import { modelOf } from '../model';
import { Settings } from '../settings';
import { BACKEND, DATABASE, FRONTEND } from '../workload-names';
import { ClusterHandle } from '../cluster-handle';
import { DeployParts, DeployTarget } from './deploy-parts';
import { deploymentFacts } from './deployment-facts';
import { installReleases } from './install-releases';
import { adoptable, checkSecretsKept, secretValues } from './secret-values';

/** Longest wait for every replica after the charts are in, in milliseconds. */
const ROLLOUT_MS = 300_000;

/** What deploy brought about. */
export interface Deployment {
  readonly cluster: ClusterHandle;
  readonly target: DeployTarget;
  readonly services: readonly ForwardedService[];
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
    const stated = await preflight(settings, parts, reporter);
    const services = await parts.forward.ports();
    const cluster = await parts.startCluster(settings.driver);
    const target = parts.target(cluster);
    const env = await completeEnv(stated, target, reporter);
    const images = await parts.ensureImages(cluster, databaseOf(env));
    const secretVersion = await applySecrets(env, target, reporter);
    const facts = deploymentFacts({ env, images, services, secretVersion });
    await installReleases(parts.synthesize(facts), target, reporter);
    await removeUnusedDatabase(facts, target, reporter);
    await waitForReplicas(facts, target, reporter);
    await parts.forward.ensure({ context: target.context, namespace: target.namespace, services });
    return { cluster, target, services, model: modelOf(env.values) };
  });
}

/** Everything that can be known to be wrong before anything is made. */
async function preflight(
  settings: Settings,
  parts: Pick<DeployParts, 'checkSources' | 'probeDatabase'>,
  reporter: Reporter,
): Promise<EnvFile> {
  const env = readEnvFile(settings.envFile, reporter);
  checkEnv(env);
  parts.checkSources();
  noteShellVariables(env, reporter);
  const databaseUrl = env.values.get('DATABASE_URL');
  if (databaseUrl) await during(reporter, 'outside database answers', () => parts.probeDatabase(databaseUrl));
  return env;
}

/** Only `.env` counts, so that a deployment does not depend on the shell it was started from; say so when it matters. */
function noteShellVariables(env: EnvFile, reporter: Reporter): void {
  const unused = ['OPENAI_API_KEY', 'DATABASE_URL'].filter(
    (name) => process.env[name] && !env.values.has(name),
  );
  if (unused.length)
    reporter.check('warn', `${unused.join(' and ')} of the shell is not used`, `write it into ${env.file}`);
}

/** A lost `.env` takes over the secrets of the living cluster; what is in none is generated. */
async function completeEnv(stated: EnvFile, target: DeployTarget, reporter: Reporter): Promise<EnvFile> {
  const inCluster = await target.readAppSecrets();
  const env = completeEnvFile(stated, adoptable(inCluster), reporter);
  checkSecretsKept(env, inCluster);
  return env;
}

async function applySecrets(env: EnvFile, target: DeployTarget, reporter: Reporter): Promise<string> {
  return during(reporter, `namespace ${target.namespace} and Secret app-secrets`, async () => {
    await target.ensureNamespace();
    return target.applyAppSecrets(secretValues(env));
  });
}

function databaseOf({ values }: EnvFile): DeploymentFacts['database'] {
  return values.has('DATABASE_URL') ? 'external' : 'internal';
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

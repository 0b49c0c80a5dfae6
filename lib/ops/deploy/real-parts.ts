import type { DeploymentFacts } from '../../charts/deployment-facts';
import { synthesize } from '../../charts/synthesize';
import {
  applicationParts,
  baseNames,
  chooseEngine,
  contentReference,
  ensureDatabaseImage,
  ensureImages,
  ImageEngine,
  ImageStore,
} from '../../images';
import { Cluster, startCluster } from '../../minikube';
import { distDir } from '../../support/paths';
import { Reporter } from '../../support/reporter';
import { ClusterHandle } from '../cluster-handle';
import { probeDatabase } from '../env/probe-database';
import { Forward } from '../forward/forward';
import { HelmCli } from '../helm/helm-cli';
import { applyAppSecrets, readAppSecrets } from '../kube/app-secrets';
import { ensureNamespace } from '../kube/ensure-namespace';
import { explainPods } from '../kube/explain-pods';
import { connectKube } from '../kube/kube';
import { waitForRollout } from '../kube/rollout';
import { readWorkload } from '../kube/workload';
import { Settings } from '../settings';
import { DeployParts, DeployTarget } from './deploy-parts';

/** The other rooms, wired to deploy. */
export function realDeployParts(settings: Settings, reporter: Reporter): DeployParts<Cluster> {
  const { environment, namespace } = settings;
  return {
    checkSources: () => applicationParts(settings).forEach(contentReference),
    startCluster: (driver) => startCluster({ driver }, reporter),
    ensureImages: (cluster, database) => provideImages(settings, cluster, database, reporter),
    target: (cluster) => target(cluster, namespace),
    synthesize: (facts) => synthesize({ environment, facts, namespace, outDir: distDir }, reporter),
    probeDatabase,
    forward: new Forward(reporter),
  };
}

async function provideImages(
  settings: Settings,
  cluster: Cluster,
  database: DeploymentFacts['database'],
  reporter: Reporter,
): Promise<DeploymentFacts['images']> {
  let chosen: Promise<ImageEngine> | undefined;
  const engine = (): Promise<ImageEngine> => (chosen ??= chooseEngine(cluster.driver, reporter));
  const store: ImageStore = {
    has: (reference) => cluster.hasImage(reference),
    load: (tarFile) => cluster.loadImage(tarFile),
  };
  const results = await ensureImages(applicationParts(settings), store, engine, reporter);
  if (database === 'internal') await ensureDatabaseImage(store, engine, reporter);
  const reference = (name: string): string => results.find((result) => result.name === name)?.reference ?? '';
  return { backend: reference('backend'), frontend: reference('frontend'), database: baseNames.postgres };
}

function target({ context, tools }: ClusterHandle, namespace: string): DeployTarget {
  const kube = connectKube(context, namespace);
  return {
    context,
    namespace,
    helm: new HelmCli({ binary: tools.helm, context, namespace }),
    ensureNamespace: () => ensureNamespace(kube),
    readAppSecrets: () => readAppSecrets(kube),
    applyAppSecrets: (values) => applyAppSecrets(kube, values),
    workload: (name) => readWorkload(kube, name),
    waitForRollout: (parts, timeoutMs, step) => waitForRollout(kube, parts, timeoutMs, step),
    troubles: () => explainPods(kube),
  };
}

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
import { probeDatabase } from '../env/probe-database';
import { Forward } from '../forward/forward';
import { Settings } from '../settings';
import { DeployParts } from './deploy-parts';
import { deployTarget } from './deploy-target';

/** The other rooms, wired to deploy. */
export function realDeployParts(settings: Settings, reporter: Reporter): DeployParts<Cluster> {
  const { environment, namespace } = settings;
  return {
    checkSources: () => applicationParts(settings).forEach(contentReference),
    startCluster: (driver) => startCluster({ driver }, reporter),
    ensureImages: (cluster, database) => provideImages(settings, cluster, database, reporter),
    target: (cluster) => deployTarget(cluster, namespace),
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

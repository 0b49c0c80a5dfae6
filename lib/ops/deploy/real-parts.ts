import type { DeploymentFacts } from '../../charts/deployment-facts';
import { synthesize } from '../../charts/synthesize';
import {
  applicationParts,
  baseNames,
  chooseEngine,
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
import { deployableApplications } from '../deployable-applications';
import { DeployParts, WantedImages } from './deploy-parts';
import { deployTarget } from './deploy-target';
import { tryApplications } from './try-applications';

/** The other rooms, wired to deploy. */
export function realDeployParts(settings: Settings, reporter: Reporter): DeployParts<Cluster> {
  const { environment, namespace } = settings;
  let chosen: Promise<ImageEngine> | undefined;
  const engineOf =
    ({ driver }: Cluster) =>
    (): Promise<ImageEngine> =>
      (chosen ??= chooseEngine(driver, reporter));
  return {
    applications: () => deployableApplications(settings, reporter),
    startCluster: (driver) => startCluster({ driver }, reporter),
    ensureImages: (cluster, wanted) => provideImages(settings, cluster, wanted, engineOf(cluster), reporter),
    tryApplications: (cluster, trial) => tryApplications(trial, engineOf(cluster), reporter),
    target: (cluster) => deployTarget(cluster, namespace),
    synthesize: (facts) => synthesize({ environment, facts, namespace, outDir: distDir }, reporter),
    probeDatabase,
    forward: new Forward(reporter),
  };
}

async function provideImages(
  settings: Settings,
  cluster: Cluster,
  { applications, addresses, settings: env, database }: WantedImages,
  engine: () => Promise<ImageEngine>,
  reporter: Reporter,
): Promise<DeploymentFacts['images']> {
  const store: ImageStore = {
    has: (reference) => cluster.hasImage(reference),
    load: (tarFile) => cluster.loadImage(tarFile),
  };
  const results = await ensureImages(
    applicationParts(applications, addresses, env, settings.ownDockerfiles),
    store,
    engine,
    reporter,
  );
  if (database === 'internal') await ensureDatabaseImage(store, engine, reporter);
  const reference = (name: string): string => results.find((result) => result.name === name)?.reference ?? '';
  return { backend: reference('backend'), frontend: reference('frontend'), database: baseNames.postgres };
}

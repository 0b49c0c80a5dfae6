import { join } from 'node:path';
import { synthesize } from '../charts/synthesize';
import { applicationParts, baseNames, contentReference, writeDockerfile } from '../images';
import { distDir } from '../support/paths';
import { Reporter } from '../support/reporter';
import { deploymentFacts } from './deploy/deployment-facts';
import { checkEnv } from './env/check-env';
import { readEnvFile } from './env/env-file';
import { PREFERRED_PORTS } from './forward/forward-config';
import { Settings } from './settings';

/**
 * Writes everything in dist: manifests, charts, values and Dockerfiles, from the sources and `.env`; needs no cluster.
 *
 * @returns the folders.
 */
export function synth(settings: Settings, reporter: Reporter): string[] {
  const env = readEnvFile(settings.envFile, reporter);
  checkEnv(env);
  const parts = applicationParts(settings);
  const [backend = '', frontend = ''] = parts.map(contentReference);
  const images = { backend, frontend, database: baseNames.postgres };
  const facts = deploymentFacts({ env, images, services: PREFERRED_PORTS });
  const { environment, namespace } = settings;
  synthesize({ environment, facts, namespace, outDir: distDir }, reporter);
  for (const part of parts) writeDockerfile(part, join(distDir, 'docker'));
  return ['manifests', 'charts', 'values', 'docker'].map((name) => join(distDir, name));
}

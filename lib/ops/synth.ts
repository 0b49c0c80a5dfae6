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
 * Writes everything in dist: manifests, charts and Dockerfiles, from the sources and `.env`; needs no cluster.
 *
 * @returns the folders.
 */
export function synth(settings: Settings, reporter: Reporter): string[] {
  const env = readEnvFile(settings.envFile, reporter);
  checkEnv(env);
  const parts = applicationParts(settings);
  const [backend = '', frontend = ''] = parts.map(contentReference);
  const images = { backend, frontend, database: baseNames.postgres };
  synthesize({
    environment: settings.environment,
    facts: deploymentFacts({ env, images, services: PREFERRED_PORTS }),
    namespace: settings.namespace,
    outDir: distDir,
  });
  for (const part of parts) writeDockerfile(part, join(distDir, 'docker'));
  return ['manifests', 'charts', 'docker'].map((name) => join(distDir, name));
}

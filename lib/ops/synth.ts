import { join } from 'node:path';
import { synthesize } from '../charts/synthesize';
import { writeCompose } from '../compose';
import { writeDockerfile } from '../images';
import { distDir } from '../support/paths';
import { Reporter } from '../support/reporter';
import { composeProps } from './compose/compose-props';
import { deploymentFacts } from './deploy/deployment-facts';
import { checkEnv } from './env/check-env';
import { readEnvFile } from './env/env-file';
import { deployableApplications } from './deployable-applications';
import { PREFERRED_PORTS } from './forward/forward-config';
import { Settings } from './settings';

/**
 * Writes everything in dist: manifests, charts, values, Dockerfiles and the Compose file, from the sources and `.env`;
 * needs no cluster.
 *
 * @returns the folders.
 */
export function synth(settings: Settings, reporter: Reporter): string[] {
  const { environment, namespace, ownDockerfiles } = settings;
  const applications = deployableApplications(settings, reporter);
  const env = readEnvFile(settings.envFile, applications, reporter);
  checkEnv(env, applications);
  const compose = composeProps({ applications, env, services: PREFERRED_PORTS, ownDockerfiles });
  const facts = deploymentFacts({ ...compose, env });
  synthesize({ environment, facts, namespace, outDir: distDir }, reporter);
  for (const part of compose.parts) writeDockerfile(part, join(distDir, 'docker'));
  writeCompose(compose, distDir);
  return ['manifests', 'charts', 'values', 'docker', 'compose'].map((name) => join(distDir, name));
}

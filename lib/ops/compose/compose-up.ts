import { join } from 'node:path';
import type { Applications } from '../../application';
import { writeCompose } from '../../compose';
import {
  chooseEngine,
  ensureDatabaseImage,
  ensureImages,
  type ImageEngine,
  writeDockerfile,
} from '../../images';
import { withLock } from '../../support/lock';
import { distDir, stateDir } from '../../support/paths';
import { during, type Reporter } from '../../support/reporter';
import { CommandError } from '../../support/run';
import { preflight } from '../deploy/preflight';
import { tryApplications } from '../deploy/try-applications';
import { secretValues } from '../deploy/secret-values';
import { deployableApplications } from '../deployable-applications';
import { completeEnvFile } from '../env/env-file';
import { probeDatabase } from '../env/probe-database';
import type { ForwardedService } from '../forward/forward-config';
import type { Settings } from '../settings';
import { composeEnvironment } from './compose-environment';
import { composeFiles } from './compose-files';
import { composePorts } from './compose-ports';
import { ComposeProject } from './compose-project';
import { composeProps } from './compose-props';
import { dockerStore } from './docker-store';
import { findCompose } from './find-compose';
import { explainContainers, waitForContainers } from './wait-for-containers';

/** Longest wait until everything is healthy, in milliseconds. */
const HEALTHY_MS = 180_000;

/**
 * Takes the application from source to running in Docker, by Docker Compose. Safe to repeat.
 *
 * @returns the local ports of the parts.
 */
export async function composeUp(
  settings: Settings,
  reporter: Reporter,
): Promise<readonly ForwardedService[]> {
  const applicationsOf = (): Applications => deployableApplications(settings, reporter);
  const { stated, found } = await preflight(
    settings,
    { applications: applicationsOf, probeDatabase },
    reporter,
  );
  const project = new ComposeProject({
    ...composeFiles,
    name: settings.namespace,
    command: await findCompose(),
  });
  return withLock(join(stateDir(), 'compose'), reporter, async () => {
    const services = await composePorts(await project.containers(), reporter);
    const env = completeEnvFile(stated, new Map(), found, reporter);
    const { ownDockerfiles } = settings;
    const sources = { applications: found, env, services, ownDockerfiles };
    const props = composeProps(sources);

    let chosen: Promise<ImageEngine> | undefined;
    const engine = (): Promise<ImageEngine> => (chosen ??= chooseEngine('docker', reporter));
    await ensureImages(props.parts, dockerStore, engine, reporter);
    if (props.database === 'internal') await ensureDatabaseImage(dockerStore, engine, reporter);

    const secrets = secretValues(env, found);
    const applications = await tryApplications({ ...props, secrets }, engine, reporter);
    for (const part of props.parts) writeDockerfile(part, join(distDir, 'docker'));
    writeCompose(composeProps({ ...sources, applications }), distDir);
    await start(project, composeEnvironment(secrets, applications), reporter);
    return services;
  });
}

async function start(
  project: ComposeProject,
  environment: Readonly<Record<string, string | undefined>>,
  reporter: Reporter,
): Promise<void> {
  await during(reporter, 'containers start', async (step) => {
    try {
      await project.up(environment, (line) => step.update(line.trim()));
    } catch (error) {
      if (error instanceof CommandError) await explainContainers(project);
      throw error;
    }
  });
  await during(reporter, 'every container healthy', (step) => waitForContainers(project, HEALTHY_MS, step));
}

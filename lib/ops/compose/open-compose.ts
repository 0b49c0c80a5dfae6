import type { Health, PartName } from '../../application';
import type { Reporter } from '../../support/reporter';
import { UserError } from '../../support/user-error';
import { secretValues } from '../deploy/secret-values';
import { readEnvFile } from '../env/env-file';
import { findApplications } from '../find-applications';
import { hasModel } from '../has-model';
import type { Settings } from '../settings';
import type { ComposeContext } from '../verify/compose-context';
import { BACKEND, FRONTEND } from '../workload-names';
import { composeFiles } from './compose-files';
import { boundPorts } from './compose-ports';
import { ComposeProject } from './compose-project';
import { composeProps } from './compose-props';
import type { Container } from './container';
import { findCompose } from './find-compose';
import { withComposeDatabase } from './with-compose-database';

/** How many of its last lines are read of each container. */
const LINES = 500;

/**
 * What verify looks at, read from the running containers.
 *
 * @throws UserError NO_DOCKER, NO_COMPOSE or NOT_RUNNING
 */
export async function openCompose(settings: Settings, reporter: Reporter): Promise<ComposeContext> {
  const name = settings.namespace;
  const project = new ComposeProject({ ...composeFiles, name, command: await findCompose() });
  const containers = await project.containers();
  const services = boundPorts(containers);
  if (services.length < 2) throw notRunning(name, containers);
  const applications = findApplications(settings);
  const env = readEnvFile(settings.envFile, applications, reporter);
  const { addresses, images, database } = composeProps({
    applications,
    env,
    services,
    ownDockerfiles: settings.ownDockerfiles,
  });
  const secrets = new Map(Object.entries(secretValues(env, applications)));
  const health = (service: string): Health => healthOf(containers.find((one) => one.service === service));
  return {
    services,
    origin: addresses.frontendOrigin,
    health: { backend: health(BACKEND.name), frontend: health(FRONTEND.name) },
    secrets,
    modelServer: hasModel(applications.backend, new Map([...env.values, ...secrets])),
    database,
    withDatabase: (work) => withComposeDatabase(containers, secrets.get('DATABASE_URL') ?? '', work),
    logs: (part) => logs(project, containers, part),
    containers,
    file: composeFiles.file,
    sourceImages: images,
  };
}

function healthOf(container: Container | undefined): Health {
  return container?.healthPath === undefined ? { kind: 'tcp' } : { kind: 'http', path: container.healthPath };
}

async function logs(
  project: ComposeProject,
  containers: readonly Container[],
  part: PartName,
): Promise<ReadonlyMap<string, string>> {
  const running = containers.filter(
    ({ service, status }) => service.startsWith(`todo-${part}`) && status === 'running',
  );
  const texts = await Promise.all(
    running.map(async (container): Promise<[string, string]> => [
      container.name,
      await project.log(container, LINES),
    ]),
  );
  return new Map(texts);
}

function notRunning(project: string, containers: readonly Container[]): UserError {
  return new UserError({
    code: 'NOT_RUNNING',
    found: `the Compose project ${project} has ${containers.length} containers, and not both parts answer on this machine`,
    needed: 'the application, running in Docker',
    mend: 'make compose-up',
  });
}

import type { Application } from '../application';
import type { ComposeBuild, ComposeService, Dependencies } from './compose-file';
import type { ComposeProps } from './compose-props';
import { environment } from './environment';
import { hardened } from './hardened';
import { healthCheck } from './health-check';
import { HEALTH_PATH_LABEL } from './health-path-label';
import { literal } from './literal';
import { serviceName } from './service-name';

/** Longest time for what is under way when a container is told to end: an answer of the model, and a little more. */
const STOP_GRACE = '80s';

export interface PartServicesProps {
  readonly application: Application;
  readonly image: string;
  readonly build: ComposeBuild;
  /** What has to be there before anything of this part runs. */
  readonly after: Dependencies;
  /** What has to be there before its migration runs. */
  readonly migrateAfter: Dependencies;
  /** Local port at which it answers. */
  readonly localPort: number;
}

/** The containers of one part: its migration, itself, and the processes beside it. */
export function partServices(
  { application, image, build, after, migrateAfter, localPort }: PartServicesProps,
  props: ComposeProps,
): Record<string, ComposeService> {
  const name = serviceName(application.part);
  const port = application.port.value;
  const { ready } = application.health.value;
  const common = {
    image,
    ...hardened([{ path: '/tmp', sizeLimit: '64Mi' }, ...application.writable.map(({ value }) => value)]),
  };
  const running = { restart: 'unless-stopped', stop_grace_period: STOP_GRACE } as const;
  const services: Record<string, ComposeService> = {};
  if (application.migration)
    services[migrationName(application)] = {
      ...common,
      command: application.migration.value.command.map(literal),
      environment: environment(application, port, props),
      depends_on: migrateAfter,
      restart: 'no',
    };
  services[name] = {
    ...common,
    build,
    environment: environment(application, port, props),
    ports: [`127.0.0.1:${localPort}:${port}`],
    depends_on: { ...after, ...migrated(application) },
    healthcheck: healthCheck(application, port, ready),
    ...(ready.kind === 'http' && { labels: { [HEALTH_PATH_LABEL]: literal(ready.path) } }),
    ...running,
  };
  for (const { value: sidecar } of application.sidecars)
    services[`${name}-${sidecar.name}`] = {
      ...common,
      command: sidecar.command.map(literal),
      ...(!sidecar.isolated && { environment: environment(application, sidecar.port, props) }),
      network_mode: `service:${name}`,
      depends_on: { [name]: { condition: 'service_started' } },
      healthcheck: healthCheck(application, sidecar.port, sidecar.health),
      ...running,
    };
  return services;
}

/** That a part's migration has ended well; nothing where it has none. */
export function migrated(application: Application): Dependencies {
  return application.migration
    ? { [migrationName(application)]: { condition: 'service_completed_successfully' } }
    : {};
}

function migrationName({ part }: Application): string {
  return `${serviceName(part)}-migrate`;
}

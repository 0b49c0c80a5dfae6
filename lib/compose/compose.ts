import type { Application } from '../application';
import { migrated, partServices } from './application-services';
import type { ComposeBuild, ComposeFile, ComposeService, Dependencies } from './compose-file';
import type { ComposeProps } from './compose-props';
import { DATABASE_VOLUME, databaseService } from './database-service';
import { serviceName } from './service-name';

/** The application as a Compose project: database, migrations, backend, what runs beside it, and frontend. */
export function compose(props: ComposeProps, build: (application: Application) => ComposeBuild): ComposeFile {
  const { applications, images, ports, database } = props;
  const { backend, frontend } = applications;
  const internal = database === 'internal';
  const after: Dependencies = internal ? { [serviceName('database')]: { condition: 'service_healthy' } } : {};
  const services: Record<string, ComposeService> = {
    ...(internal && { [serviceName('database')]: databaseService(images.database) }),
    ...partServices(
      {
        application: backend,
        image: images.backend,
        build: build(backend),
        after,
        migrateAfter: after,
        localPort: ports.backend,
      },
      props,
    ),
    ...partServices(
      {
        application: frontend,
        image: images.frontend,
        build: build(frontend),
        after,
        // Both may write to one table of users: the backend's schema is there first.
        migrateAfter: { ...after, ...backendSchema(backend) },
        localPort: ports.frontend,
      },
      props,
    ),
  };
  return { services, ...(internal && { volumes: { [DATABASE_VOLUME]: {} } }) };
}

/** That the backend's tables are there: after its migration, or its first start. */
function backendSchema(backend: Application): Dependencies {
  return backend.startsAlone
    ? { [serviceName('backend')]: { condition: 'service_healthy' } }
    : migrated(backend);
}

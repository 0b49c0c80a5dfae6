import { type Container, type Inspected, readContainer } from '../../../lib/ops/compose/container';

/** What Docker says of a healthy container as compose-up starts one, with these differences. */
export function inspected(service: string, differences: Partial<Inspected> = {}): Inspected {
  return {
    Id: `id of ${service}`,
    Name: `/todo-${service}-1`,
    State: { Status: 'running', ExitCode: 0, Health: { Status: 'healthy' } },
    Config: {
      Image: `${service}:1`,
      User: '10001:10001',
      Labels: { 'com.docker.compose.service': service, 'todo.health-path': '/health' },
    },
    HostConfig: { ReadonlyRootfs: true, CapDrop: ['ALL'], SecurityOpt: ['no-new-privileges'] },
    NetworkSettings: { Ports: {} },
    ...differences,
  };
}

/** Such a container. */
export function container(service: string, differences: Partial<Inspected> = {}): Container {
  return readContainer(inspected(service, differences));
}

/** One that has ended. */
export function endedContainer(service: string, exitCode: number): Container {
  return container(service, { State: { Status: 'exited', ExitCode: exitCode } });
}

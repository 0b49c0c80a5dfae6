import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Container } from '../../../lib/ops/compose/container';
import { containerChecks } from '../../../lib/ops/verify/checks/containers';
import type { ComposeContext } from '../../../lib/ops/verify/compose-context';
import { runChecks } from '../../../lib/ops/verify/run-checks';
import { container, endedContainer, inspected } from '../compose/inspected';
import { scratchFolder } from '../scratch-folder';
import { closeServers, fakeApplication } from './fake-application';

const file = join(scratchFolder(), 'docker-compose.yml');
afterEach(closeServers);

const GOOD = ['todo-database', 'todo-backend', 'todo-frontend'].map((service) => container(service));

/** What verify says of these containers, by the codes of the checks. */
async function verified(
  containers: readonly Container[],
  text = 'services: {}',
): Promise<Record<string, string>> {
  writeFileSync(file, text);
  const context: ComposeContext = {
    ...(await fakeApplication({ backend: () => undefined })),
    containers,
    file,
    sourceImages: { backend: 'todo-backend:1', frontend: 'todo-frontend:1' },
  };
  const results = await runChecks(containerChecks(context), () => undefined);
  return Object.fromEntries(results.map(({ code, outcome, fact }) => [code, `${outcome} ${fact}`]));
}

/** The usual backend with these differences, among the other containers. */
const withBackend = (differences: Parameters<typeof container>[1]): Container[] => [
  ...GOOD.filter(({ service }) => service !== 'todo-backend'),
  container('todo-backend', differences),
];

test('healthy containers are good, and what only a cluster has is said not to be checked', async () => {
  const results = await verified(GOOD);
  expect(results.KUBERNETES).toMatch(/^skip not checked: /);
  for (const [code, result] of Object.entries(results))
    if (code !== 'KUBERNETES') expect(result).toMatch(/^ok /);
});

test('a migration that failed is a failure of its part', async () => {
  expect((await verified([...GOOD, endedContainer('todo-backend-migrate', 1)])).REPLICAS_BACKEND).toBe(
    'fail todo-backend-migrate exited with code 1',
  );
});

test('an image that is not the source’s is noted', async () => {
  const { Config } = inspected('todo-backend');
  const old = withBackend({ Config: { ...Config, Image: 'todo-backend:0' } });
  expect((await verified(old)).IMAGE_BACKEND).toMatch(/^warn todo-backend runs todo-backend:0/);
});

test('every privilege that a container has is named', async () => {
  const { Config } = inspected('todo-backend');
  const privileged = withBackend({
    Config: { ...Config, User: '' },
    HostConfig: { ReadonlyRootfs: false },
    NetworkSettings: { Ports: { '8000/tcp': [{ HostIp: '0.0.0.0', HostPort: '8000' }] } },
  });
  expect((await verified(privileged)).CONTAINER_SECURITY).toBe(
    'fail todo-backend runs as root, may write to its root file system, has capabilities, may gain privileges, ' +
      'answers on 0.0.0.0:8000, to other machines',
  );
});

test('a secret in the Compose file is a failure that names it and does not show it', async () => {
  const { NO_SECRETS } = await verified(GOOD, 'BETTER_AUTH_SECRET: shared-secret');
  expect(NO_SECRETS).toMatch(/^fail .* holds the value of BETTER_AUTH_SECRET$/);
});

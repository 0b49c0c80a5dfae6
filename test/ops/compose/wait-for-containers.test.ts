import type { Container } from '../../../lib/ops/compose/container';
import { waitForContainers } from '../../../lib/ops/compose/wait-for-containers';
import { container, endedContainer } from './inspected';

const step = { update: () => undefined, end: () => undefined };

const waiting = (containers: readonly Container[], timeoutMs = 0): Promise<void> =>
  waitForContainers(
    {
      containers: () => Promise.resolve([...containers]),
      log: ({ service }) => Promise.resolve(`first line\nlast line of ${service}\n`),
    },
    timeoutMs,
    step,
  );

const starting = container('todo-backend', {
  State: { Status: 'running', ExitCode: 0, Health: { Status: 'starting' } },
});

test('healthy containers and migrations that ended well are what is waited for', async () => {
  await waiting([container('todo-backend'), endedContainer('todo-backend-migrate', 0)]);
});

test('a migration that failed ends the waiting at once, with its last lines', async () => {
  await expect(waiting([endedContainer('todo-backend-migrate', 1), starting], 60_000)).rejects.toMatchObject({
    code: 'CONTAINER_FAILED',
    found: expect.stringMatching(
      /^todo-backend-migrate exited with code 1; its last lines:\n {4}first line\n {4}last line of todo-backend-migrate$/,
    ) as string,
  });
});

test('a container that ends again and again ends the waiting at once', async () => {
  const restarting = container('todo-backend', { State: { Status: 'restarting', ExitCode: 3 } });
  await expect(waiting([restarting], 60_000)).rejects.toMatchObject({
    found: expect.stringContaining('todo-backend restarting with code 3') as string,
  });
});

test('a container that is still starting when the time is over is named', async () => {
  await expect(waiting([container('todo-frontend'), starting])).rejects.toMatchObject({
    found: expect.stringContaining('todo-backend starting') as string,
    mend: expect.stringContaining('docker logs todo-todo-backend-1') as string,
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeFiles } from '../../lib/ops/compose/compose-files';
import type { CheckResult } from '../../lib/ops/verify/check';
import { verifyReportFile } from '../../lib/ops/verify/verify';
import { signUp } from '../../lib/ops/verify/visitor';
import { projectRoot } from '../../lib/support/paths';
import { run } from '../../lib/support/run';
import { callAsPage } from '../support/reference-calls';
import { address, made, make } from './cluster';
import { DebianDocker } from './debian-docker';

const before = { ...process.env };
let docker: DebianDocker;
let output: string;

beforeAll(async () => {
  // Its images are taken over; and it is what must not be disturbed.
  await made('deploy');
  docker = await DebianDocker.start();
  Object.assign(process.env, docker.environment);
  output = await made('compose-up');
});

afterAll(async () => {
  await make('compose-down', { VOLUMES: '1' });
  process.env = before;
  await docker.stop();
  await made('deploy');
});

const addressIn = (part: string): string => {
  const [, found] = new RegExp(`${part} +(http://\\S+)`).exec(output) ?? [];
  if (!found) throw new Error(`compose-up printed no address of the ${part}:\n${output}`);
  return found;
};

const dockerCompose = (...args: string[]) =>
  run('docker', ['compose', '--project-name=todo', `--file=${composeFiles.file}`, ...args]);

async function verified(): Promise<{ exitCode: number; others: CheckResult[] }> {
  const { exitCode } = await make('verify', { TARGET: 'compose' });
  const { checks } = JSON.parse(readFileSync(verifyReportFile, 'utf8')) as { checks: CheckResult[] };
  return { exitCode, others: checks.filter(({ outcome }) => outcome !== 'ok') };
}

test('compose-up prints addresses that answer, beside those of the cluster', async () => {
  expect((await fetch(addressIn('frontend'))).status).toBe(200);
  expect((await fetch(`${addressIn('backend')}/health`)).status).toBe(200);
  expect(addressIn('frontend')).not.toBe(await address('todo-frontend'));
});

test('verify finds everything good but what only a cluster has, and says so', async () => {
  const { exitCode, others } = await verified();
  expect(exitCode).toBe(0);
  expect(others).toMatchObject([{ code: 'KUBERNETES', outcome: 'skip' }]);
});

test('a second compose-up leaves every container as it is', async () => {
  const ids = async () => (await dockerCompose('ps', '--all', '--quiet')).stdout;
  const first = await ids();
  await made('compose-up');
  expect(await ids()).toBe(first);
});

test('Compose reads the file with nothing but .env, and every variable has a value', async () => {
  const { stderr } = await dockerCompose(`--env-file=${join(projectRoot, '.env')}`, 'config', '--quiet');
  expect(stderr).toBe('');
});

test('a database that stopped makes verify red and is named; compose-up brings it back', async () => {
  await dockerCompose('stop', 'todo-database');
  const { exitCode, others } = await verified();
  expect(exitCode).not.toBe(0);
  expect(others[0]).toMatchObject({
    code: 'REPLICAS_DATABASE',
    fact: expect.stringContaining('todo-database exited') as string,
  });
  await made('compose-up');
  expect((await verified()).exitCode).toBe(0);
});

test('data outlive the containers', async () => {
  const origin = addressIn('frontend');
  const { id, cookie } = await signUp(origin, origin);
  const path = `/api/${id}/tasks`;
  await callAsPage(origin, { cookie, origin }, path, { method: 'POST', body: { title: 'Outlive' } });
  await made('compose-down');
  expect((await dockerCompose('ps', '--all', '--quiet')).stdout).toBe('');
  await made('compose-up');
  const response = await callAsPage(origin, { cookie, origin }, path, { method: 'GET' });
  expect(await response.json()).toMatchObject([{ title: 'Outlive' }]);
});

test('without a Docker engine compose-up ends with a message that says what to do', async () => {
  const host = process.env.DOCKER_HOST;
  process.env.DOCKER_HOST = 'unix:///nowhere';
  const { exitCode, stderr } = await make('compose-up');
  process.env.DOCKER_HOST = host;
  expect(exitCode).not.toBe(0);
  expect(stderr).toMatch(/NO_DOCKER[^]*mend: +start Docker/);
});

test('the cluster goes on undisturbed', async () => {
  expect((await fetch(`${await address('todo-backend')}/health/ready`)).status).toBe(200);
});

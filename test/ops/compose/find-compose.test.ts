import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findCompose } from '../../../lib/ops/compose/find-compose';
import { recordingProgram } from '../recording-program';
import { scratchFolder } from '../scratch-folder';

const folder = scratchFolder();
const path = process.env.PATH;
afterEach(() => {
  process.env.PATH = path;
});

/** A machine with these programs beside the shell, each with its answers. */
function machine(name: string, programs: Readonly<Record<string, Readonly<Record<string, string>>>>): void {
  const bin = join(folder, name);
  mkdirSync(bin);
  for (const [program, answers] of Object.entries(programs)) recordingProgram(bin, program, answers);
  process.env.PATH = bin;
}

test('Docker’s plugin is used where it answers', async () => {
  machine('plugin', { docker: {}, 'docker-compose': {} });
  expect(await findCompose()).toEqual(['docker', 'compose']);
});

test('docker-compose of older systems is used where there is no plugin', async () => {
  machine('older', { docker: { 'compose version': 'exit 1' }, 'docker-compose': {} });
  expect(await findCompose()).toEqual(['docker-compose']);
});

test('without Compose it is said how to get it', async () => {
  machine('bare', { docker: { 'compose version': 'exit 1' } });
  await expect(findCompose()).rejects.toMatchObject({
    code: 'NO_COMPOSE',
    mend: expect.stringContaining('apt-get install docker-compose') as string,
  });
});

test('an engine that does not answer is told in its own words', async () => {
  machine('stopped', { docker: { 'info ': 'echo "Cannot connect to the Docker daemon" >&2; exit 1' } });
  await expect(findCompose()).rejects.toMatchObject({
    code: 'NO_DOCKER',
    found: 'the Docker engine does not answer (Cannot connect to the Docker daemon)',
  });
});

test('a machine without Docker is told to deploy to a cluster instead', async () => {
  machine('none', {});
  await expect(findCompose()).rejects.toMatchObject({
    found: 'there is no docker on PATH',
    mend: expect.stringContaining('make deploy') as string,
  });
});

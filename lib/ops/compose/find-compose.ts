import { run } from '../../support/run';
import { UserError } from '../../support/user-error';
import { which } from '../../support/which';

/** How long Docker may take to say that it runs, in milliseconds. */
const TIMEOUT_MS = 10_000;

/** Docker Compose's command line: `docker compose`, or the `docker-compose` of older systems. */
export type ComposeCommand = readonly [string, ...string[]];

/**
 * Docker Compose of this machine, whose Docker engine answers.
 *
 * @throws UserError NO_DOCKER or NO_COMPOSE
 */
export async function findCompose(): Promise<ComposeCommand> {
  const problem = await dockerProblem();
  if (problem !== undefined)
    throw new UserError({
      code: 'NO_DOCKER',
      found: problem,
      needed: 'a running Docker engine that this user may use',
      mend: 'start Docker (check: docker version), then repeat the command; without Docker: make deploy',
    });
  const commands: readonly ComposeCommand[] = [['docker', 'compose'], ['docker-compose']];
  for (const command of commands) if (await answers([...command, 'version'])) return command;
  throw new UserError({
    code: 'NO_COMPOSE',
    found: 'Docker answers, but neither `docker compose` nor `docker-compose` does',
    needed: 'Docker Compose, 1.29 or newer',
    mend: "install it (Debian: apt-get install docker-compose; elsewhere Docker's plugin docker-compose-plugin)",
  });
}

async function dockerProblem(): Promise<string | undefined> {
  if (!which('docker')) return 'there is no docker on PATH';
  const { exitCode, stderr } = await run('docker', ['info'], { allowFailure: true, timeoutMs: TIMEOUT_MS });
  if (exitCode === 0) return undefined;
  return `the Docker engine does not answer${stderr.trim() ? ` (${stderr.trim().split('\n')[0]})` : ''}`;
}

async function answers([command = '', ...args]: readonly string[]): Promise<boolean> {
  if (!which(command)) return false;
  return (await run(command, args, { allowFailure: true, timeoutMs: TIMEOUT_MS })).exitCode === 0;
}

import { describeHolder, portHolder, PortHolder } from '../../support/port-holder';
import { Reporter } from '../../support/reporter';
import { UserError } from '../../support/user-error';
import { ForwardedService } from './forward-config';
import { isFree } from './listen';

/** How many ports after the preferred one are tried. */
const TRIES = 100;

/**
 * Chooses a free local port for each Service: the remembered one, else the preferred one, else the next free one above
 * it, said so with the name of the process that holds the preferred one.
 *
 * @throws UserError PORT_TAKEN when none of a hundred is free.
 */
export async function choosePorts(
  preferred: readonly ForwardedService[],
  remembered: readonly ForwardedService[],
  reporter: Reporter,
): Promise<ForwardedService[]> {
  const chosen: ForwardedService[] = [];
  for (const { service, port } of preferred) {
    const before = remembered.find((entry) => entry.service === service)?.port;
    const candidates = [...(before === undefined ? [] : [before]), ...range(port, TRIES)].filter(
      (candidate) => !chosen.some((entry) => entry.port === candidate),
    );
    const free = await firstFree(candidates);
    if (free === undefined) throw noneFree(service, port, await portHolder(port));
    if (free !== port && free !== before) {
      const holder = describeHolder(await portHolder(port));
      reporter.check('warn', `port ${port} is taken by ${holder}; ${service} gets port ${free}`);
    }
    chosen.push({ service, port: free });
  }
  return chosen;
}

async function firstFree(ports: readonly number[]): Promise<number | undefined> {
  for (const port of ports) if (await isFree(port)) return port;
  return undefined;
}

function range(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}

function noneFree(service: string, port: number, holder: PortHolder | undefined): UserError {
  return new UserError({
    code: 'PORT_TAKEN',
    found: `the ports ${port} to ${port + TRIES - 1} are taken; ${port} by ${describeHolder(holder)}`,
    needed: `a free local port for ${service}`,
    mend: `end the process that holds port ${port}, then make forward`,
  });
}

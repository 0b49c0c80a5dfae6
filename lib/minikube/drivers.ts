import { UserError } from '../support/user-error';

/** Drivers that can be asked for by name. */
export const DRIVERS = ['docker', 'podman', 'none'] as const;

/** What was found on the machine. */
export interface DriverProbes {
  /** Driver of the existing `minikube` profile. @default - there is no such profile */
  readonly profileDriver?: string;
  /** Why a container engine cannot be used, e.g. its error message; `undefined` when it answers. */
  readonly engineProblem: Readonly<Record<'docker' | 'podman', string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
}

export interface DriverChoice {
  readonly driver: string;
  /** Why, in one clause for a person. */
  readonly reason: string;
}

/**
 * Chooses the Minikube driver: an existing profile's; else Docker if its engine answers; else podman; else, on Linux as
 * root, `none`: Minikube on this machine itself.
 *
 * @param requested `auto` or one of `DRIVERS`.
 * @throws UserError when the name is unknown, the driver asked for is impossible here, or none is possible.
 */
export function chooseDriver(requested: string, probes: DriverProbes): DriverChoice {
  if (requested !== 'auto' && !isDriver(requested)) {
    throw new UserError({
      code: 'UNKNOWN_DRIVER',
      found: `DRIVER=${requested}`,
      needed: `one of auto, ${DRIVERS.join(', ')}`,
      mend: 'make deploy DRIVER=auto',
    });
  }
  const { profileDriver } = probes;
  if (profileDriver !== undefined) return existing(profileDriver, requested, probes);
  if (requested !== 'auto') {
    demand(requested, probes);
    return { driver: requested, reason: `DRIVER=${requested} was asked for` };
  }
  if (probes.engineProblem.docker === undefined) return { driver: 'docker', reason: 'its engine answers' };
  if (probes.engineProblem.podman === undefined)
    return { driver: 'podman', reason: 'podman answers, and no Docker engine does' };
  if (hostProblem(probes) === undefined)
    return {
      driver: 'none',
      reason: 'no container engine answers; this Linux machine itself becomes the node',
    };
  throw new UserError({
    code: 'NO_DRIVER',
    found: [...engineProblems(probes), hostProblem(probes)].join('; '),
    needed: 'Docker or podman, or Linux and root',
    mend:
      probes.platform === 'linux' ? 'start Docker, or: sudo make deploy' : 'start Docker, then: make deploy',
  });
}

function existing(driver: string, requested: string, probes: DriverProbes): DriverChoice {
  if (requested !== 'auto' && requested !== driver) {
    throw new UserError({
      code: 'DRIVER_MISMATCH',
      found: `the existing minikube profile uses the driver ${driver}, and DRIVER=${requested} was asked for`,
      needed: 'one driver for the life of a cluster',
      mend: `make deploy DRIVER=${driver}, or \`make destroy\` first (its data goes with it)`,
    });
  }
  if (isDriver(driver)) demand(driver, probes);
  return { driver, reason: 'the existing minikube profile uses it' };
}

function demand(driver: (typeof DRIVERS)[number], probes: DriverProbes): void {
  const problem = driver === 'none' ? hostProblem(probes) : probes.engineProblem[driver];
  if (problem === undefined) return;
  throw new UserError(
    driver === 'none'
      ? {
          code: probes.platform === 'linux' ? 'NOT_ROOT' : 'NOT_LINUX',
          found: `the driver none, but ${problem}`,
          needed: 'Linux and root: this machine itself becomes the node',
          mend: probes.platform === 'linux' ? 'sudo make deploy DRIVER=none' : 'make deploy DRIVER=docker',
        }
      : {
          code: 'ENGINE_NOT_ANSWERING',
          found: `the driver ${driver}, but ${problem}`,
          needed: `a running ${driver} engine that this user may use`,
          mend: `start ${driver} (check: \`${driver} version\`), then \`make deploy\``,
        },
  );
}

function hostProblem({ platform, isRoot }: DriverProbes): string | undefined {
  if (platform !== 'linux') return `this system is ${platform}, not Linux`;
  return isRoot ? undefined : 'the user is not root';
}

function engineProblems({ engineProblem }: DriverProbes): string[] {
  return [engineProblem.docker, engineProblem.podman].flatMap((problem) => problem ?? []);
}

function isDriver(name: string): name is (typeof DRIVERS)[number] {
  return (DRIVERS as readonly string[]).includes(name);
}

import { ensureDebianPackages } from '../../support/debian-packages';
import { Reporter } from '../../support/reporter';
import { run } from '../../support/run';
import { UserError } from '../../support/user-error';
import { which } from '../../support/which';
import { BuildahEngine } from './buildah-engine';
import { DockerEngine } from './docker-engine';
import { ImageEngine } from './image-engine';

/** How long an engine may take to answer that it runs. */
const ENGINE_TIMEOUT_MS = 10_000;

/** The machine, as far as the choice depends on it; tests put their own here. */
export interface EngineHost {
  readonly platform: NodeJS.Platform;
  readonly root: boolean;
  /** Whether the command is there and its engine answers. */
  answers(command: 'docker' | 'podman'): Promise<boolean>;
}

/**
 * The engine that builds images: Docker where its engine answers, else podman, else buildah, which is installed where it
 * is missing. With Minikube's podman driver podman comes first.
 *
 * @param driver Minikube's driver.
 * @throws UserError NO_ENGINE when neither Docker nor podman answers and this is not Linux as root.
 */
export async function chooseEngine(
  driver: string,
  reporter: Reporter,
  host: EngineHost = thisHost(),
): Promise<ImageEngine> {
  for (const command of driver === 'podman'
    ? (['podman', 'docker'] as const)
    : (['docker', 'podman'] as const)) {
    if (await host.answers(command)) return new DockerEngine(command);
  }
  if (host.platform !== 'linux' || !host.root) {
    throw new UserError({
      code: 'NO_ENGINE',
      found: 'neither Docker nor podman answers, so there is nothing to build images with',
      needed: 'a running Docker or podman, or Linux as root (buildah is then installed)',
      mend: 'start Docker, then repeat the command',
    });
  }
  await ensureDebianPackages(['buildah', 'skopeo', 'runc', 'ca-certificates'], reporter);
  return new BuildahEngine();
}

function thisHost(): EngineHost {
  return {
    platform: process.platform,
    root: process.getuid?.() === 0,
    answers: async (command) => {
      if (!which(command)) return false;
      const result = await run(command, ['info'], { allowFailure: true, timeoutMs: ENGINE_TIMEOUT_MS });
      return result.exitCode === 0;
    },
  };
}

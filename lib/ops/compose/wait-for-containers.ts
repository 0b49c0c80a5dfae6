import type { Step } from '../../support/reporter';
import { UserError } from '../../support/user-error';
import { until } from '../until';
import type { ComposeProject } from './compose-project';
import type { Container } from './container';

/** Lines of a container's log that an error shows. */
const SHOWN_LINES = 15;

/**
 * Waits until every container that has a health check is healthy.
 *
 * @throws UserError CONTAINER_FAILED with the container's last lines.
 */
export async function waitForContainers(
  project: Pick<ComposeProject, 'containers' | 'log'>,
  timeoutMs: number,
  step: Step,
): Promise<void> {
  let shown = '';
  const healthy = await until({ timeoutMs, everyMs: 1000 }, async () => {
    const containers = await project.containers();
    const text = containers.map(describe).join(', ');
    if (text !== shown) step.update((shown = text));
    if (containers.some(hasFailed)) await explainContainers(project);
    return containers.length > 0 && containers.every(isGood) ? true : undefined;
  });
  if (!healthy) await explainContainers(project);
}

/** @throws UserError CONTAINER_FAILED about the first container that is not as it should be, if there is one. */
export async function explainContainers(project: Pick<ComposeProject, 'containers' | 'log'>): Promise<void> {
  const containers = await project.containers();
  const bad = containers.find(hasFailed) ?? containers.find((container) => !isGood(container));
  if (!bad) return;
  const lines = (await project.log(bad, SHOWN_LINES)).trimEnd().split('\n').join('\n    ');
  throw new UserError({
    code: 'CONTAINER_FAILED',
    found: `${describe(bad)}; its last lines:\n    ${lines}`,
    needed: 'every container healthy, and migrations ended with exit code 0',
    mend: `read \`docker logs ${bad.name}\`, correct what it says, then make compose-up`,
  });
}

/** Healthy, or a migration that has ended well. */
export function isGood({ status, exitCode, health }: Container): boolean {
  return status === 'exited' ? exitCode === 0 && health === undefined : health === 'healthy';
}

/** It has ended, or ends again and again, or says that it does not work. */
function hasFailed({ status, exitCode, health }: Container): boolean {
  return (
    (status === 'exited' && exitCode !== 0) ||
    (status === 'restarting' && exitCode !== 0) ||
    health === 'unhealthy'
  );
}

/** In a few words, e.g. `todo-backend healthy`. */
export function describe({ service, status, exitCode, health }: Container): string {
  const ended = status === 'exited' || status === 'restarting';
  return `${service} ${ended ? `${status} with code ${exitCode}` : (health ?? status)}`;
}

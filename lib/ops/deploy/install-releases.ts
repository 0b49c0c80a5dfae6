import { setTimeout as sleep } from 'node:timers/promises';
import type { SynthesizedRelease } from '../../charts/synthesize';
import { during, Reporter, Step } from '../../support/reporter';
import { UserError } from '../../support/user-error';
import { releaseDigest } from '../helm/release-digest';
import { PodTrouble } from '../kube/explain-pods';
import { troubleLines } from '../kube/rollout';
import { DeployTarget } from './deploy-parts';
import { drift } from './drift';

/** Longest wait for one release until Helm rolls back, in seconds: a first start on a busy machine fits in. */
const TIMEOUT_SECONDS = 300;

/** How often the pods are looked at while Helm waits, in milliseconds. */
const WATCH_MS = 2_000;

/**
 * Installs or upgrades each release in order and waits for it; one that is already installed with the same chart and
 * values is left alone so that its pods stay.
 *
 * @throws UserError INSTALL_FAILED with what the pods said before Helm rolled back.
 */
export async function installReleases(
  releases: readonly SynthesizedRelease[],
  target: DeployTarget,
  reporter: Reporter,
): Promise<void> {
  for (const release of releases)
    await during(
      reporter,
      `Helm release ${release.name}`,
      (step) => installRelease(release, target, step),
      (outcome) => outcome,
    );
}

async function installRelease(
  release: SynthesizedRelease,
  target: DeployTarget,
  step: Step,
): Promise<string> {
  const { helm } = target;
  const { name, chartDir, valueFiles } = release;
  const description = `chart and values ${releaseDigest(release)}`;
  await helm.recover(name);
  const state = await helm.state(name);
  if (state?.status === 'deployed' && state.description === description) {
    const changes = await drift(await helm.manifest(name), (workload) => target.workload(workload));
    if (changes.length === 0) return `unchanged, revision ${state.revision}`;
    step.update(changes.join(', '));
  }
  const watch = new TroubleWatch(target);
  const upgrade = { release: name, chartDir, valueFiles, timeoutSeconds: TIMEOUT_SECONDS };
  try {
    if (!state && release.startsAlone) {
      step.update('one replica first, which makes the tables');
      await helm.upgrade({ ...upgrade, set: { replicas: 1 }, description: 'first start, alone' });
    }
    await helm.upgrade({ ...upgrade, description });
  } catch (error) {
    throw installFailed(release, target, await watch.end(), state !== undefined, error);
  } finally {
    await watch.end();
  }
  return state ? `upgraded to revision ${(await helm.state(name))?.revision}` : 'installed';
}

/** Looks at the pods while Helm waits: after a rollback those that failed are gone. */
class TroubleWatch {
  private last: readonly PodTrouble[] = [];
  private readonly over = new AbortController();
  private readonly loop: Promise<void>;

  constructor(private readonly target: DeployTarget) {
    this.loop = this.run();
  }

  /** @returns what was wrong when last something was. */
  async end(): Promise<readonly PodTrouble[]> {
    this.over.abort();
    await this.loop;
    return this.last;
  }

  private async run(): Promise<void> {
    const { signal } = this.over;
    do {
      const now = await this.target.troubles().catch(() => []);
      if (now.length) this.last = now;
      await sleep(WATCH_MS, undefined, { signal }).catch(() => undefined);
    } while (!signal.aborted);
  }
}

function installFailed(
  { name }: SynthesizedRelease,
  { context, namespace }: DeployTarget,
  troubles: readonly PodTrouble[],
  hadRevision: boolean,
  error: unknown,
): UserError {
  const told = (error as Error).message.split('\n').at(-1) ?? '';
  return new UserError({
    code: 'INSTALL_FAILED',
    found: [
      `Helm could not bring ${name} up: ${told}`,
      ...troubleLines(troubles),
      hadRevision ? 'Helm rolled back to the revision before.' : 'Helm removed what it had installed.',
    ].join('\n'),
    needed: `pods of ${name} that become ready within ${TIMEOUT_SECONDS} s`,
    mend: `mend the cause above, then make deploy (more: kubectl --context ${context} -n ${namespace} get events)`,
    cause: error,
  });
}

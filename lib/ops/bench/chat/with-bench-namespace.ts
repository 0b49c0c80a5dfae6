import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Applications, variableKey } from '../../../application';
import type { DeploymentFacts } from '../../../charts/deployment-facts';
import { DEFAULT_ADDRESSES } from '../../../charts/server/default-addresses';
import { synthesize } from '../../../charts/synthesize';
import { withLock } from '../../../support/lock';
import { stateDir } from '../../../support/paths';
import { during, Reporter } from '../../../support/reporter';
import type { ClusterHandle } from '../../cluster-handle';
import { deployTarget } from '../../deploy/deploy-target';
import { installReleases } from '../../deploy/install-releases';
import { internalDatabaseUrl } from '../../env/database-url';
import { PREFERRED_PORTS, localUrl } from '../../forward/forward-config';
import { isStatus } from '../../kube/is-status';
import { connectKube, Kube } from '../../kube/kube';
import { until } from '../../until';
import { BACKEND, DATABASE, FRONTEND } from '../../workload-names';

const NAMESPACE = 'todo-bench';

/** Longest wait for the pods to serve, and for the namespace to go, in milliseconds. */
const PATIENCE_MS = 300_000;

export interface BenchProps {
  readonly applications: Applications;
  readonly cluster: ClusterHandle;
  /** That are deployed. */
  readonly images: DeploymentFacts['images'];
}

/** An application that nobody else uses. */
export interface BenchApplication {
  readonly kube: Kube;
  /** The browser's origin, as its frontend knows it. */
  readonly origin: string;
  readonly databaseUrl: string;
}

/**
 * Installs the application a second time, with its charts as they are for dev but without limits on a user's requests, in
 * a namespace of its own that is removed again: who uses the application is not disturbed, nor are their data.
 */
export function withBenchNamespace<T>(
  bench: BenchProps,
  reporter: Reporter,
  work: (application: BenchApplication) => Promise<T>,
): Promise<T> {
  const kube = connectKube(bench.cluster.context, NAMESPACE);
  return withLock(join(stateDir(), 'bench'), reporter, async () => {
    await remove(kube); // an interrupted run left it
    try {
      return await work(await install(bench, kube, reporter));
    } finally {
      await during(reporter, `removing namespace ${NAMESPACE}`, () => remove(kube));
    }
  });
}

async function install(
  { applications, cluster, images }: BenchProps,
  kube: Kube,
  reporter: Reporter,
): Promise<BenchApplication> {
  const target = deployTarget(cluster, NAMESPACE);
  const origin = localUrl(PREFERRED_PORTS, FRONTEND.name);
  const password = randomBytes(16).toString('hex');
  const databaseUrl = internalDatabaseUrl(password);
  await target.ensureNamespace();
  const secretVersion = await target.applyAppSecrets({
    BETTER_AUTH_SECRET: randomBytes(32).toString('hex'),
    DATABASE_URL: databaseUrl,
    OPENAI_API_KEY: '',
    POSTGRES_PASSWORD: password,
  });
  const facts: DeploymentFacts = {
    applications,
    images,
    database: 'internal',
    addresses: { ...DEFAULT_ADDRESSES, frontendOrigin: origin },
    secretVersion,
    config: { backend: withoutLimits(applications.backend), frontend: {} },
  };
  const outDir = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const releases = synthesize({ environment: 'dev', facts, namespace: NAMESPACE, outDir }, reporter);
    await installReleases(releases, target, reporter);
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
  await during(reporter, 'every replica ready', (step) =>
    target.waitForRollout([DATABASE, BACKEND, FRONTEND], PATIENCE_MS, step),
  );
  return { kube, origin, databaseUrl };
}

/** Zero for every limit on a user's requests that the application can be told. */
function withoutLimits({ variables }: Applications['backend']): Record<string, number> {
  const limits = variables.filter(({ name, type }) => type === 'integer' && name.endsWith('_PER_MINUTE'));
  return Object.fromEntries(limits.map(({ name }) => [variableKey(name), 0]));
}

async function remove({ core, namespace }: Kube): Promise<void> {
  const gone = await until({ timeoutMs: PATIENCE_MS }, () =>
    core.deleteNamespace({ name: namespace }).then(
      () => undefined,
      (error: unknown) => {
        if (isStatus(error, 404)) return true;
        if (isStatus(error, 409)) return undefined; // it is going
        throw error;
      },
    ),
  );
  if (!gone) throw new Error(`namespace ${namespace} is still there after ${PATIENCE_MS / 1000} s`);
}

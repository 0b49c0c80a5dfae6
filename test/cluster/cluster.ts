import { readFileSync } from 'node:fs';
import type { StatusReport } from '../../lib/ops/status/status-report';
import { connectKube, Kube } from '../../lib/ops/kube/kube';
import type { CheckResult } from '../../lib/ops/verify/check';
import { verifyReportFile } from '../../lib/ops/verify/verify';
import { projectRoot } from '../../lib/support/paths';
import { run, RunResult } from '../../lib/support/run';

/** The cluster as the tests look at it, past the project's own commands. */
export const kube = (): Kube => connectKube('minikube', 'todo');

/** Runs `make TARGET NAME=value …` as a user does, and shows what it says. */
export async function make(target: string, variables: Record<string, string> = {}): Promise<RunResult> {
  const assignments = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
  // As from a shell of its own: not the make that runs these tests.
  const env = { MAKELEVEL: undefined, MAKEFLAGS: undefined };
  const result = await run('make', [target, ...assignments], { cwd: projectRoot, allowFailure: true, env });
  process.stderr.write(result.stderr);
  return result;
}

/** Runs `make` and demands that it succeeds. @returns what it printed. */
export async function made(target: string, variables?: Record<string, string>): Promise<string> {
  const { exitCode, stdout, stderr } = await make(target, variables);
  if (exitCode !== 0) throw new Error(`make ${target} ended with ${exitCode}\n${stdout}${stderr}`);
  return stdout + stderr;
}

/** `make status`, as data. */
export async function status(): Promise<StatusReport> {
  return JSON.parse((await make('status', { OUTPUT: 'json' })).stdout) as StatusReport;
}

/** `kubectl` of the cluster, in the application's namespace. */
export function kubectl(...args: string[]): Promise<RunResult> {
  return kubectlIn('todo', args);
}

/** `kubectl` of the cluster. @param input its standard input. @default - none */
export async function kubectlIn(
  namespace: string,
  args: readonly string[],
  input?: string,
): Promise<RunResult> {
  const { tools } = (await status()).cluster;
  if (!tools) throw new Error('there is no cluster');
  return run(tools.kubectl, ['--context=minikube', `--namespace=${namespace}`, ...args], { input });
}

/** `make verify`. @returns its exit code and the checks that were not ok: failed, noted or not tried. */
export async function verified(): Promise<{ exitCode: number; notOk: CheckResult[] }> {
  const { exitCode } = await make('verify');
  const { checks } = JSON.parse(readFileSync(verifyReportFile, 'utf8')) as { checks: CheckResult[] };
  return { exitCode, notOk: checks.filter(({ outcome }) => outcome !== 'ok') };
}

/** What tells one pod from its successor: name, containers and restarts. */
export async function podIdentities(): Promise<string[]> {
  const { core, namespace } = kube();
  const { items } = await core.listNamespacedPod({ namespace });
  return items
    .filter(({ metadata }) => !metadata?.deletionTimestamp)
    .map(({ metadata, status: { containerStatuses = [] } = {} }) => {
      const containers = containerStatuses.map(
        ({ containerID, restartCount }) => `${containerID} ${restartCount}`,
      );
      return `${metadata?.name} ${metadata?.uid} ${containers.join(' ')}`;
    })
    .sort();
}

/** Local address of a Service. */
export async function address(service: string): Promise<string> {
  const found = (await status()).urls.find((entry) => entry.service === service);
  if (!found) throw new Error(`${service} is not forwarded`);
  return found.url;
}

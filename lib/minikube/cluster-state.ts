import { setTimeout as sleep } from 'node:timers/promises';
import { containerdAnswers } from './bootstrap/containerd';
import { clusterProblems, ObjectList } from './cluster-health';
import { runKubectl } from './kubectl';
import { MinikubeContext, runMinikube } from './minikube-command';

/** How far a cluster is from being usable: the reasons why it is not, empty when it is. */
export async function clusterState(context: MinikubeContext): Promise<readonly string[]> {
  const [services, objects] = await Promise.all([serviceProblems(context), readObjects(context)]);
  if (services.length > 0) return services;
  return objects ? clusterProblems(objects, context.driver) : ['the Kubernetes API does not answer'];
}

/**
 * Waits until a cluster is usable.
 *
 * @returns the reasons why it is still not after `timeoutMs`; empty when it is.
 */
export async function untilUsable(context: MinikubeContext, timeoutMs: number): Promise<readonly string[]> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const problems = await clusterState(context);
    if (problems.length === 0 || Date.now() > end) return problems;
    await sleep(1000);
  }
}

/** Nodes, Deployments and StorageClasses; `undefined` when the API does not answer. */
export async function readObjects({ tools }: MinikubeContext): Promise<ObjectList | undefined> {
  const args = [
    '--request-timeout=5s',
    'get',
    'nodes,deployments,storageclasses',
    '--all-namespaces',
    '-o',
    'json',
  ];
  const result = await runKubectl(tools.kubectl, args, { allowFailure: true, timeoutMs: 15_000 });
  return result.exitCode === 0 ? (JSON.parse(result.stdout) as ObjectList) : undefined;
}

interface MinikubeStatus {
  readonly Host?: string;
  readonly Kubelet?: string;
  readonly APIServer?: string;
  readonly Kubeconfig?: string;
}

async function serviceProblems(context: MinikubeContext): Promise<string[]> {
  const result = await runMinikube(context, ['status', '--output=json'], {
    allowFailure: true,
    timeoutMs: 30_000,
    logFile: undefined,
  });
  const status = parseStatus(result.stdout);
  if (!status) return ['minikube does not tell the state of its profile'];
  const runtime =
    context.driver !== 'none' || (await containerdAnswers()) ? [] : ['containerd does not answer'];
  const expected = {
    Host: 'Running',
    Kubelet: 'Running',
    APIServer: 'Running',
    Kubeconfig: 'Configured',
  } as const;
  const parts = (Object.keys(expected) as (keyof MinikubeStatus)[])
    .filter((part) => status[part] !== expected[part])
    .map((part) => `${part} is ${status[part] ?? 'unknown'}`);
  return [...runtime, ...parts];
}

function parseStatus(json: string): MinikubeStatus | undefined {
  try {
    return JSON.parse(json) as MinikubeStatus;
  } catch {
    return undefined;
  }
}

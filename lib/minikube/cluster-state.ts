import { setTimeout as sleep } from 'node:timers/promises';
import { containerdAnswers } from './bootstrap/containerd';
import { kubeletAnswers } from './bootstrap/kubelet';
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
 * @param waitsFor is told what it waits for, each time that changes.
 * @returns the reasons why it is still not after `timeoutMs`; empty when it is.
 */
export async function untilUsable(
  context: MinikubeContext,
  timeoutMs: number,
  waitsFor: (problem: string) => void,
): Promise<readonly string[]> {
  const end = Date.now() + timeoutMs;
  let told = '';
  for (;;) {
    const problems = await clusterState(context);
    const [problem = ''] = problems;
    if (problem && problem !== told) waitsFor(problem);
    told = problem;
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

/** What is wrong below the API. */
function serviceProblems(context: MinikubeContext): Promise<string[]> {
  return context.driver === 'none' ? thisMachineProblems() : ownMachineProblems(context);
}

async function thisMachineProblems(): Promise<string[]> {
  const [containerd, kubelet] = await Promise.all([containerdAnswers(), kubeletAnswers()]);
  return [
    ...(containerd ? [] : ['containerd does not answer']),
    ...(kubelet ? [] : ['kubelet does not answer']),
  ];
}

type StatusField = 'Host' | 'Kubelet' | 'APIServer' | 'Kubeconfig';

async function ownMachineProblems(context: MinikubeContext): Promise<string[]> {
  const options = { allowFailure: true, timeoutMs: 30_000, logFile: undefined };
  const { stdout } = await runMinikube(context, ['status', '--output=json'], options);
  const status = parseStatus(stdout);
  if (!status) return ['minikube does not tell the state of its profile'];
  const expected = { Host: 'Running', Kubelet: 'Running', APIServer: 'Running', Kubeconfig: 'Configured' };
  return Object.entries(expected).flatMap(([field, value]) => {
    const found = status[field as StatusField] ?? 'unknown';
    return found === value ? [] : [`${field} is ${found}`];
  });
}

function parseStatus(json: string): Partial<Record<StatusField, string>> | undefined {
  try {
    return JSON.parse(json) as Partial<Record<StatusField, string>>;
  } catch {
    return undefined;
  }
}

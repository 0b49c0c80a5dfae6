import { rmSync } from 'node:fs';
import { run } from '../../support/run';
import { httpAnswers } from '../http-answers';
import { isKubelet, listProcesses } from '../processes';
import { endProcesses } from './end-processes';
import { nodeEnvironment } from './node-environment';

/** Whether this machine's kubelet answers. Minikube's init script would take a zombie for a running kubelet. */
export function kubeletAnswers(): Promise<boolean> {
  return httpAnswers('http://127.0.0.1:10248/healthz');
}

/** Whether a Minikube node's kubelet runs on this machine. */
export function kubeletRuns(): boolean {
  return listProcesses().some(isKubelet);
}

/** Stops this machine's kubelet for good: nothing starts it again. Containers go on running. */
export async function stopKubelet(logFile: string): Promise<void> {
  forgetDeadKubelet();
  await run('service', ['kubelet', 'stop'], { env: nodeEnvironment(), logFile, allowFailure: true });
  await endProcesses(isKubelet);
  forgetDeadKubelet();
}

/**
 * Minikube's init script believes its pid file even when that process is a zombie, or another one has got the number
 * since: it would start no kubelet, or stop the wrong process.
 */
export function forgetDeadKubelet(): void {
  if (!kubeletRuns()) rmSync('/run/kubelet.pid', { force: true });
}

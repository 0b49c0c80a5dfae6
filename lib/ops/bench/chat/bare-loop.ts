import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../support/paths';
import { execInPod } from '../../kube/exec-in-pod';
import type { Kube } from '../../kube/kube';
import type { Load } from './load';

/** Longest time for one load, in milliseconds. */
const TIMEOUT_MS = 300_000;

/** What backend/bench/bare_loop.py prints. */
export interface BarePlayed {
  /** Milliseconds of each message. */
  readonly ms: readonly number[];
  /** Seconds from the first message to the last answer. */
  readonly seconds: number;
  readonly cpuSeconds: number;
}

/**
 * Plays a load with the Agents SDK alone, inside the backend's own pods: the same Python, packages and processor limits as
 * the chat. The users are spread over the pods.
 */
export async function playBareLoop(kube: Kube, pods: readonly string[], load: Load): Promise<BarePlayed> {
  const script = readFileSync(join(projectRoot, 'backend', 'bench', 'bare_loop.py'), 'utf8');
  const used = pods.slice(0, load.users);
  const share = (whole: number): string => String(Math.round(whole / used.length));
  const numbers = [share(load.users), share(load.conversations), String(load.messages)];
  const results = await Promise.all(
    used.map(async (pod): Promise<BarePlayed> => {
      const command = ['python', '-c', script, ...numbers];
      const result = await execInPod(kube, { pod, container: 'backend', command, timeoutMs: TIMEOUT_MS });
      if (result.exitCode !== 0) throw new Error(`the bare loop failed in ${pod}: ${result.stderr.trim()}`);
      return JSON.parse(result.stdout) as BarePlayed;
    }),
  );
  return {
    ms: results.flatMap(({ ms }) => ms),
    seconds: Math.max(...results.map(({ seconds }) => seconds)),
    cpuSeconds: results.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
  };
}

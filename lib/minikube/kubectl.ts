import { run, RunOptions, RunResult } from '../support/run';
import { PROFILE } from './paths';

/** Runs kubectl against the profile's cluster, whatever the user's current context is. */
export function runKubectl(
  kubectl: string,
  args: readonly string[],
  options?: RunOptions,
): Promise<RunResult> {
  return run(kubectl, ['--context', PROFILE, ...args], options);
}

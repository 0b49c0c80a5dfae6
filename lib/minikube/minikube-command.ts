import { run, RunOptions, RunResult } from '../support/run';
import { nodeEnvironment } from './bootstrap/node-environment';
import { minikubeLogFile, PROFILE } from './paths';
import { Tools } from './tools';

/** What is needed to call Minikube for the profile. */
export interface MinikubeContext {
  readonly tools: Tools;
  readonly driver: string;
}

/** Runs Minikube for the profile, quiet about updates and never asking questions. */
export async function runMinikube(
  { tools, driver }: MinikubeContext,
  args: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  return run(tools.minikube, ['--profile', PROFILE, ...args], {
    logFile: minikubeLogFile(),
    ...options,
    env: {
      MINIKUBE_WANTUPDATENOTIFICATION: 'false',
      ...(driver === 'none' ? nodeEnvironment() : {}),
      ...options.env,
    },
  });
}

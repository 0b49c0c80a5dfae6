import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { stateDir } from '../support/paths';

/** The profile's name, which is also the name of its kubectl context. */
export const PROFILE = 'minikube';

/** Where everything that Minikube and the node's services say is appended. */
export const minikubeLogFile = (): string => join(stateDir(), 'logs', 'minikube.log');

/** Minikube's own folder: `$MINIKUBE_HOME/.minikube` or `~/.minikube`. */
export function minikubeHome(env: NodeJS.ProcessEnv = process.env): string {
  const base = env.MINIKUBE_HOME || homedir();
  return basename(base) === '.minikube' ? base : join(base, '.minikube');
}

/** Held by whatever starts, stops or deletes the cluster. */
export const clusterLock = (): string => join(stateDir(), 'cluster');

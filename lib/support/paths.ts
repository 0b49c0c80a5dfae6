import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Directory name under the user's cache and state folders. */
const APP_DIR = 'todo-chatbot-on-minikube';

/** The checkout's root folder. */
export const projectRoot = resolve(__dirname, '..', '..');

/** Everything generated: manifests, charts, Dockerfiles, reports. */
export const distDir = join(projectRoot, 'dist');

/**
 * Where results that are slow to make are kept, outside the checkout, so that a second clone builds nothing again.
 * `TODO_CACHE_DIR` overrides it.
 *
 * @default - `$XDG_CACHE_HOME` or `~/.cache`, then the project's name
 */
export function cacheDir(env: NodeJS.ProcessEnv = process.env): string {
  return env.TODO_CACHE_DIR ?? join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), APP_DIR);
}

/**
 * Where running background work is recorded (pid files, logs, database dumps): it outlives a checkout.
 * `TODO_STATE_DIR` overrides it.
 *
 * @default - `$XDG_STATE_HOME` or `~/.local/state`, then the project's name
 */
export function stateDir(env: NodeJS.ProcessEnv = process.env): string {
  return env.TODO_STATE_DIR ?? join(env.XDG_STATE_HOME || join(homedir(), '.local', 'state'), APP_DIR);
}

import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { run } from '../../support/run';
import { componentNamed } from '../component-named';
import { containerdConfig, containerdInitScript, isContainerdConfig } from './containerd-files';
import { nodeEnvironment, usesSystemd } from './node-environment';

const CONFIG = '/etc/containerd/config.toml';
const ORIGINAL_CONFIG = `${CONFIG}.before-minikube`;
const INIT_SCRIPT = '/etc/init.d/containerd';

/** Configures containerd for the node and makes sure that it answers. Restarts it only when the configuration changed. */
export async function ensureContainerd(logFile: string): Promise<void> {
  const configured = writeConfig();
  if (!usesSystemd()) writeFileSync(INIT_SCRIPT, containerdInitScript, { mode: 0o755 });
  if (configured) await service('restart', logFile);
  else if (!(await containerdAnswers())) await service('start', logFile);
}

/** Stops containerd. Containers go on running: stop them before. */
export async function stopContainerd(logFile: string): Promise<void> {
  if (usesSystemd() || existsSync(INIT_SCRIPT)) await service('stop', logFile);
}

/** Puts containerd's own configuration back. */
export function unconfigureContainerd(): void {
  if (existsSync(ORIGINAL_CONFIG)) renameSync(ORIGINAL_CONFIG, CONFIG);
  if (!usesSystemd()) rmSync(INIT_SCRIPT, { force: true });
}

/** Whether containerd answers on its socket. */
export async function containerdAnswers(): Promise<boolean> {
  const options = { env: nodeEnvironment(), allowFailure: true, timeoutMs: 5000 };
  const version = await run('ctr', ['--connect-timeout', '1s', 'version'], options).catch(() => undefined);
  return version?.exitCode === 0;
}

function writeConfig(): boolean {
  const config = containerdConfig(componentNamed('pause').image ?? '');
  const current = existsSync(CONFIG) ? readFileSync(CONFIG, 'utf8') : '';
  if (isContainerdConfig(current, config)) return false;
  mkdirSync(join(CONFIG, '..'), { recursive: true });
  if (current && !existsSync(ORIGINAL_CONFIG)) copyFileSync(CONFIG, ORIGINAL_CONFIG);
  writeFileSync(CONFIG, config);
  return true;
}

async function service(action: 'start' | 'stop' | 'restart', logFile: string): Promise<void> {
  await run('service', ['containerd', action], { env: nodeEnvironment(), logFile, timeoutMs: 120_000 });
}

import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { cacheDir } from '../../support/paths';

/** Whether systemd is the init process, as opposed to merely installed. */
export function usesSystemd(): boolean {
  return existsSync('/run/systemd/system');
}

/**
 * The environment in which Minikube manages this machine as its node. Minikube takes any working `systemctl` as proof
 * of systemd; where systemd is not in charge, one that fails comes first on PATH, and Minikube uses `service` instead.
 */
export function nodeEnvironment(): { readonly PATH: string } {
  const path = [process.env.PATH, '/usr/local/sbin', '/usr/sbin', '/sbin'];
  return { PATH: [...(usesSystemd() ? [] : [shimFolder()]), ...path].join(delimiter) };
}

function shimFolder(): string {
  const folder = join(cacheDir(), 'without-systemd');
  const shim = join(folder, 'systemctl');
  if (!existsSync(shim)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(shim, '#!/bin/sh\necho "systemd does not run on this machine" >&2\nexit 1\n');
    chmodSync(shim, 0o755);
  }
  return folder;
}

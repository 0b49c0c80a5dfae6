import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

const HOSTS = '/etc/hosts';
const TRUSTED = '/etc/ssl/certs';
const AUTHORITY = 'minikubeCA.pem';

/** Takes Minikube's host names and its certificate authority out of this machine's configuration. */
export function forgetMinikube(): void {
  const hosts = readFileSync(HOSTS, 'utf8');
  const kept = withoutMinikubeHosts(hosts);
  if (kept !== hosts) writeFileSync(HOSTS, kept);
  if (existsSync(TRUSTED)) {
    for (const path of readdirSync(TRUSTED).map((name) => join(TRUSTED, name)))
      if (lstatSync(path).isSymbolicLink() && readlinkSync(path).endsWith(AUTHORITY)) rmSync(path);
  }
  rmSync(join('/usr/share/ca-certificates', AUTHORITY), { force: true });
}

/** The content of /etc/hosts without the names that Minikube adds. */
export function withoutMinikubeHosts(hosts: string): string {
  return hosts
    .split('\n')
    .filter((line) => !/\s[a-z-]+\.minikube\.internal$/.test(line))
    .join('\n');
}

import { run } from '../../support/run';
import { which } from '../../support/which';
import { nodeEnvironment } from './node-environment';

/** A TCP port of this machine that a process listens on. */
export interface Listener {
  readonly port: number;
  readonly pid: number;
  readonly command: string;
}

/**
 * Who listens on the given ports. Nothing is found on a system too small to have `ss` yet: kubeadm then finds a port
 * taken by itself.
 */
export async function findListeners(ports: readonly number[]): Promise<Listener[]> {
  if (!which('ss', nodeEnvironment().PATH)) return [];
  const filter = ports.map((port) => `sport = :${port}`).join(' or ');
  const { stdout } = await run('ss', ['-Hltnp', filter], { env: nodeEnvironment() });
  return parseListeners(stdout);
}

/** Reads lines such as `LISTEN 0 4096 *:8443 *:* users:(("kube-apiserver",pid=123,fd=3))`. */
export function parseListeners(output: string): Listener[] {
  return output.split('\n').flatMap((line) => {
    const [, port, command, pid] = /^\S+\s+\S+\s+\S+\s+\S*:(\d+)\s.*\(\("([^"]*)",pid=(\d+)/.exec(line) ?? [];
    return port && command && pid ? [{ port: Number(port), command, pid: Number(pid) }] : [];
  });
}

import { readdirSync, readFileSync } from 'node:fs';

/** A process of this machine (Linux). */
export interface Process {
  readonly pid: number;
  readonly args: readonly string[];
  /** Content of /proc/PID/cgroup. */
  readonly cgroup: string;
}

/** All processes that have a command line. */
export function listProcesses(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const args = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0').filter(Boolean);
        if (args.length === 0) return [];
        return [{ pid: Number(name), args, cgroup: readFileSync(`/proc/${name}/cgroup`, 'utf8') }];
      } catch {
        // It ended meanwhile.
        return [];
      }
    });
}

/** Whether a process is a Minikube node's kubelet, or the script that starts it again without systemd. */
export function isKubelet({ args }: Process): boolean {
  return args
    .slice(0, 2)
    .some((arg) => /^\/var\/lib\/minikube\/(binaries\/.*\/kubelet|.*wrapper\.sh)$/.test(arg));
}

/** Whether a process runs in a pod of this machine (not of a cluster within a container, whose path is longer). */
export function isPodProcess({ cgroup }: Process): boolean {
  return /^\d+:[^:]*:\/kubepods\//m.test(cgroup);
}

/** Whether a process is the keeper of a pod's containers. */
export function isPodShim({ args }: Process): boolean {
  const valueOf = (flag: string): string | undefined => args[args.indexOf(flag) + 1];
  return (
    (args[0] ?? '').includes('containerd-shim') &&
    valueOf('-namespace') === 'k8s.io' &&
    valueOf('-address') === '/run/containerd/containerd.sock'
  );
}

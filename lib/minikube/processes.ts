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

/** Whether a process is a part of a Minikube node on this machine: kubelet, kube-apiserver, etcd. */
export function isNodeProcess({ args }: Process): boolean {
  return args.some((arg) => arg.includes('/var/lib/minikube/'));
}

/** Whether a process is a Minikube node's kubelet. */
export function isKubelet({ args }: Process): boolean {
  return /^\/var\/lib\/minikube\/binaries\/.*\/kubelet$/.test(args[0] ?? '');
}

/** Whether a process is a container of a pod. */
export function isPodProcess({ cgroup }: Process): boolean {
  return cgroup.includes('/kubepods');
}

/** Whether a process is the keeper of a pod's containers. */
export function isPodShim({ args }: Process): boolean {
  const namespace = args.indexOf('-namespace');
  return (args[0] ?? '').includes('containerd-shim') && namespace > 0 && args[namespace + 1] === 'k8s.io';
}

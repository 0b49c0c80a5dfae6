import type { V1Container, V1PodSpec } from '@kubernetes/client-node';

/** Volume types that the standard allows. */
const VOLUMES = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

/**
 * What violates the "restricted" Pod Security Standard of Kubernetes 1.28 in a pod, as `where: rule` lines.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export function podSecurityViolations(pod: V1PodSpec): string[] {
  const containers = [
    ...pod.containers,
    ...(pod.initContainers ?? []),
    ...((pod.ephemeralContainers ?? []) as V1Container[]),
  ];
  return [...podViolations(pod), ...containers.flatMap((container) => containerViolations(pod, container))];
}

function podViolations(pod: V1PodSpec): string[] {
  const volumes = (pod.volumes ?? []).filter((volume) => !VOLUMES.some((type) => type in volume));
  return violations('pod', {
    hostNetwork: pod.hostNetwork === true,
    hostPID: pod.hostPID === true,
    hostIPC: pod.hostIPC === true,
    sysctls: (pod.securityContext?.sysctls ?? []).length > 0,
    volumes: volumes.length > 0,
    runAsUser: pod.securityContext?.runAsUser === 0,
  });
}

function containerViolations(pod: V1PodSpec, container: V1Container): string[] {
  const own = container.securityContext ?? {};
  const shared = pod.securityContext ?? {};
  const seccomp = own.seccompProfile ?? shared.seccompProfile;
  return violations(container.name, {
    privileged: own.privileged === true,
    allowPrivilegeEscalation: own.allowPrivilegeEscalation !== false,
    'capabilities.drop': !own.capabilities?.drop?.includes('ALL'),
    'capabilities.add': (own.capabilities?.add ?? []).some((capability) => capability !== 'NET_BIND_SERVICE'),
    runAsNonRoot: (own.runAsNonRoot ?? shared.runAsNonRoot) !== true,
    runAsUser: own.runAsUser === 0,
    seccompProfile: seccomp?.type !== 'RuntimeDefault' && seccomp?.type !== 'Localhost',
    procMount: own.procMount !== undefined && own.procMount !== 'Default',
    hostPort: (container.ports ?? []).some(({ hostPort }) => (hostPort ?? 0) !== 0),
  });
}

function violations(where: string, rules: Readonly<Record<string, boolean>>): string[] {
  return Object.keys(rules)
    .filter((rule) => rules[rule])
    .map((rule) => `${where}: ${rule}`);
}

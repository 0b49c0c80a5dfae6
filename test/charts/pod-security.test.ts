import type { V1Container, V1PodSpec } from '@kubernetes/client-node';
import { everyWorkload } from './deployments';
import { podSecurityViolations } from './pod-security';

test.each(everyWorkload)(
  '%s: the pods of %s meet the restricted standard',
  (_environment, _name, workload) => {
    expect(podSecurityViolations(workload.spec.template.spec)).toEqual([]);
  },
);

describe('the checker notices', () => {
  const container: V1Container = {
    name: 'main',
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
  };
  const restricted: V1PodSpec = {
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [container],
  };
  const withContext = (changed: V1Container['securityContext']): Partial<V1PodSpec> => ({
    containers: [{ ...container, securityContext: { ...container.securityContext, ...changed } }],
  });

  test('nothing in a pod that is restricted', () => {
    expect(podSecurityViolations(restricted)).toEqual([]);
  });

  test.each<[string, Partial<V1PodSpec>]>([
    ['pod: hostNetwork', { hostNetwork: true }],
    ['pod: hostPID', { hostPID: true }],
    ['pod: hostIPC', { hostIPC: true }],
    ['pod: volumes', { volumes: [{ name: 'host', hostPath: { path: '/' } }] }],
    ['pod: runAsUser', { securityContext: { ...restricted.securityContext, runAsUser: 0 } }],
    [
      'pod: sysctls',
      { securityContext: { ...restricted.securityContext, sysctls: [{ name: 'a', value: '1' }] } },
    ],
    ['main: runAsNonRoot', { securityContext: { seccompProfile: { type: 'RuntimeDefault' } } }],
    ['main: seccompProfile', { securityContext: { runAsNonRoot: true } }],
    ['main: privileged', withContext({ privileged: true })],
    ['main: allowPrivilegeEscalation', withContext({ allowPrivilegeEscalation: undefined })],
    ['main: capabilities.drop', withContext({ capabilities: { drop: ['NET_RAW'] } })],
    ['main: capabilities.add', withContext({ capabilities: { drop: ['ALL'], add: ['SYS_ADMIN'] } })],
    ['main: runAsNonRoot', withContext({ runAsNonRoot: false })],
    ['main: runAsUser', withContext({ runAsUser: 0 })],
    ['main: seccompProfile', withContext({ seccompProfile: { type: 'Unconfined' } })],
    ['main: procMount', withContext({ procMount: 'Unmasked' })],
    ['main: hostPort', { containers: [{ ...container, ports: [{ containerPort: 80, hostPort: 80 }] }] }],
    [
      'init: runAsUser',
      {
        initContainers: [
          { ...container, name: 'init', securityContext: { ...container.securityContext, runAsUser: 0 } },
        ],
      },
    ],
    [
      'debug: capabilities.drop',
      { ephemeralContainers: [{ name: 'debug', securityContext: { allowPrivilegeEscalation: false } }] },
    ],
  ])('%s', (violation, changed) => {
    expect(podSecurityViolations({ ...restricted, ...changed })).toEqual([violation]);
  });
});

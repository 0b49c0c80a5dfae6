import type { Health } from '../../application';
import { k8s } from 'cdk8s-plus-28';
import type { ProbeCheck } from '../../constructs/probes';

/** How the kubelet asks a server at its port `http`. */
export function healthCheck(health: Health): ProbeCheck {
  const port = k8s.IntOrString.fromString('http');
  return health.kind === 'http' ? { httpGet: { path: health.path, port } } : { tcpSocket: { port } };
}

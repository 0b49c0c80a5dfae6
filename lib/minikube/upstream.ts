import { KUBERNETES_VERSION } from './components';
import { httpAnswers } from './http-answers';

/** Where Kubernetes's own binaries come from. */
export const KUBERNETES_DOWNLOADS = 'https://dl.k8s.io';
/** Registries of the images that a Minikube node pulls. */
const REGISTRIES = ['https://registry.k8s.io/v2/', 'https://registry-1.docker.io/v2/'];

/**
 * Whether everything that Minikube itself would fetch for a node on this machine can be fetched. One host that does not
 * answer is enough to build it from source instead: a start that breaks off half-way helps nobody.
 */
export async function upstreamAnswers(): Promise<boolean> {
  const kubelet = `${KUBERNETES_DOWNLOADS}/release/v${KUBERNETES_VERSION}/bin/linux/amd64/kubelet.sha256`;
  const answers = await Promise.all([kubelet, ...REGISTRIES].map(httpAnswers));
  return answers.every(Boolean);
}

import type { ClusterHandle } from '../cluster-handle';
import { HelmCli } from '../helm/helm-cli';
import { applyAppSecrets, readAppSecrets } from '../kube/app-secrets';
import { ensureNamespace } from '../kube/ensure-namespace';
import { explainPods } from '../kube/explain-pods';
import { connectKube } from '../kube/kube';
import { waitForRollout } from '../kube/rollout';
import { readWorkload } from '../kube/workload';
import type { DeployTarget } from './deploy-parts';

/** A namespace of a running cluster. */
export function deployTarget({ context, tools }: ClusterHandle, namespace: string): DeployTarget {
  const kube = connectKube(context, namespace);
  return {
    context,
    namespace,
    helm: new HelmCli({ binary: tools.helm, context, namespace }),
    ensureNamespace: (sources) => ensureNamespace(kube, sources),
    readAppSecrets: () => readAppSecrets(kube),
    applyAppSecrets: (values) => applyAppSecrets(kube, values),
    workload: (name) => readWorkload(kube, name),
    waitForRollout: (parts, timeoutMs, step) => waitForRollout(kube, parts, timeoutMs, step),
    troubles: () => explainPods(kube),
  };
}

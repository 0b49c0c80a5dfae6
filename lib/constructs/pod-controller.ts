import { ApiObject, type ApiObjectProps, JsonPatch } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { hasEntries } from './has-entries';

/**
 * A Deployment or StatefulSet whose pods have an affinity of any form. The classes of cdk8s-plus would cut it down to
 * the fields that they know; their manifests are taken and the affinity is put in as it is.
 */
export class PodController extends ApiObject {
  /** @param manifest e.g. of `KubeDeployment.manifest` */
  constructor(scope: Construct, id: string, manifest: unknown, affinity: k8s.Affinity) {
    super(scope, id, manifest as ApiObjectProps);
    if (hasEntries(affinity)) this.addJsonPatch(JsonPatch.add('/spec/template/spec/affinity', affinity));
  }
}

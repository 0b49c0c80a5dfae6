import type { Binding } from '../helm/helm-chart';

/** How Helm computes the checksum of a release's ConfigMap, see lib/constructs/config-checksum.ts. */
export function configChecksumBinding(deployment: string): Binding {
  return {
    document: deployment,
    pointer: '/spec/template/metadata/annotations/checksum~1config',
    expression:
      '(include (print $.Template.BasePath "/configmap.yaml") $ | fromYaml).data | toJson | sha256sum',
  };
}

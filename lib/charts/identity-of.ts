import type { Identity } from '../constructs/identity';
import type { ChartMetadata } from '../helm/helm-chart';
import type { Release } from '../helm/release';

/** The labels' content for the objects of a chart's release. */
export function identityOf(
  metadata: ChartMetadata,
  component: string,
  { nameOverride }: { readonly nameOverride: string },
  release: Release,
): Identity {
  return {
    name: nameOverride || metadata.name,
    instance: release.name,
    component,
    partOf: 'todo-chatbot',
    managedBy: release.service,
    version: metadata.appVersion,
  };
}

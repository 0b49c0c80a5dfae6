import type { App } from 'cdk8s';
import type { HelmChart } from '../helm/helm-chart';

/** Adds each chart to the app as plain objects, for an installation without Helm. */
export function addManifests(app: App, charts: readonly HelmChart[], namespace: string): void {
  for (const chart of charts) {
    chart.build(chart.values, { name: chart.metadata.name, namespace, service: 'cdk8s' }, app);
  }
}

import type { App } from 'cdk8s';
import type { HelmChart } from '../helm/helm-chart';
import type { JsonObject } from '../helm/json';
import { releaseOf } from '../helm/release';
import { type PlannedRelease, fullValues } from './releases';

/** Adds the objects of each release to the app, for an installation without Helm. */
export function addManifests(app: App, releases: readonly PlannedRelease[], namespace: string): void {
  for (const release of releases) addManifest(app, release.chart, fullValues(release), namespace);
}

/** Adds the objects of a chart's release of the same name. */
export function addManifest(app: App, chart: HelmChart, values: JsonObject, namespace: string): void {
  const { name } = chart.metadata;
  chart.build(values, releaseOf(name, values, { name, namespace, service: 'cdk8s' }), app);
}

import type { Release } from '../helm/release';

/**
 * Name of a release's ConfigMap: the specification's for the release of the chart's own name; another release in the
 * same namespace gets its own.
 */
export function configName(release: Release, chartName: string, specified: string): string {
  return release.name === chartName ? specified : `${release.fullname}-config`;
}

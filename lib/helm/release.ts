/** One installation of a chart, in the terms of Helm's built-in `.Release`. */
export interface Release {
  readonly name: string;
  readonly namespace: string;
  /** The tool that installs. @default 'Helm' */
  readonly service?: string;
}

/** Longest name that Kubernetes accepts for a Service or a label. */
const MAX_NAME_LENGTH = 63;

/**
 * Name for a release's objects, by Helm's custom: the release's name when it carries the chart's, otherwise both, so
 * that two releases of one chart live side by side in a namespace.
 */
export function fullname(release: Release, chartName: string): string {
  const name = release.name.includes(chartName) ? release.name : `${release.name}-${chartName}`;
  return name.slice(0, MAX_NAME_LENGTH).replace(/-+$/, '');
}

import { isObject } from './json';

/** What an installation is called, in the terms of Helm's built-in `.Release`. */
export interface ReleaseProps {
  readonly name: string;
  readonly namespace: string;
  /** The tool that installs. @default 'Helm' */
  readonly service?: string;
}

/** One installation of a chart, as `build` gets it. */
export interface Release extends Required<ReleaseProps> {
  /** Name for the release's objects, unique in the namespace; at most 63 characters. */
  readonly fullname: string;
}

/** Longest name that Kubernetes accepts for a Service or a label. */
const MAX_NAME_LENGTH = 63;

/**
 * The release of a chart with its full name, by Helm's custom: the release's name when it carries the chart's,
 * otherwise both, so that two releases of one chart live side by side. The values `nameOverride` and
 * `fullnameOverride` take part where the chart has them.
 */
export function releaseOf(chartName: string, values: unknown, props: ReleaseProps): Release {
  const { nameOverride, fullnameOverride } = isObject(values) ? values : {};
  const name = (nameOverride as string) || chartName;
  const chosen =
    (fullnameOverride as string) || (props.name.includes(name) ? props.name : `${props.name}-${name}`);
  return { service: 'Helm', ...props, fullname: chosen.slice(0, MAX_NAME_LENGTH).replace(/-+$/, '') };
}

import type { TProperties } from '@sinclair/typebox';
import type { Sidecar as KnownSidecar } from '../../application';
import { type ResourceValues, resourceValues } from '../../constructs/resources';
import type { Sidecar } from '../../constructs/sidecar';
import type { VariableSources } from '../../constructs/variables';
import { withDefaults } from '../../constructs/with-defaults';
import type { ServerFacts } from './server-facts';
import { sidecarCheck } from './sidecar-check';

/** The value by which the resources of the application's processes beside its server are chosen. */
interface SidecarValues {
  readonly sidecarResources: ResourceValues;
}

/** The processes beside a server, and the values by which they are chosen. */
export interface Sidecars {
  readonly values: TProperties;
  of(values: SidecarValues): Sidecar[];
}

/** What a chart has for the processes that the application needs beside itself. */
export function sidecarsOf({ part, sidecars }: Pick<ServerFacts, 'part' | 'sidecars'>): Sidecars {
  // What depends on the application is decided here, so that no branch of a chart's code stays untaken.
  const known = sidecars.map((sidecar) => ({
    ...sidecar,
    ...(sidecar.isolated ? ISOLATED : sharing(sidecar)),
    check: sidecarCheck(part, sidecar),
  }));
  const hasValues = sidecars.some(({ isolated }) => !isolated);
  return {
    values: hasValues ? { sidecarResources: RESOURCES } : {},
    of: (values) => known.map(({ resources, ...sidecar }) => ({ ...sidecar, resources: resources(values) })),
  };
}

interface Surroundings {
  readonly variables: (server: VariableSources) => VariableSources;
  readonly resources: (values: SidecarValues) => ResourceValues;
}

/** One of the application's: it reads what the application reads, but for the name that many servers take their port from. */
function sharing({ port }: KnownSidecar): Surroundings {
  return {
    variables: (server) => ({ ...server, literals: { PORT: String(port) } }),
    resources: ({ sidecarResources }) => sidecarResources,
  };
}

const ISOLATED: Surroundings = {
  variables: () => ({}),
  resources: () => ({
    requests: { cpu: '10m', memory: '64Mi', 'ephemeral-storage': '16Mi' },
    limits: { cpu: '500m', memory: '128Mi', 'ephemeral-storage': '64Mi' },
  }),
};

const RESOURCES = {
  ...withDefaults(resourceValues, {
    requests: { cpu: '50m', memory: '160Mi', 'ephemeral-storage': '64Mi' },
    limits: { cpu: '1', memory: '384Mi', 'ephemeral-storage': '256Mi' },
  }),
  description: 'Processor, memory and disk of each process beside the server.',
};

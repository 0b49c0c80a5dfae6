import { Type } from '@sinclair/typebox';
import { App, Chart } from 'cdk8s';
import { HttpWorkload } from '../../constructs/http-workload';
import { httpWorkloadValues } from '../../constructs/http-workload-values';
import { imageValues } from '../../constructs/image';
import { networkPolicyValues } from '../../constructs/ingress-policy';
import { scaling } from '../../constructs/scaling';
import { serviceValues } from '../../constructs/service';
import { withDefaults } from '../../constructs/with-defaults';
import type { HelmChart } from '../../helm/helm-chart';
import { configChecksumBinding } from '../config-checksum-binding';
import { configName } from '../config-name';
import { identityOf } from '../identity-of';
import type { ImageLocation } from '../image-values-of';
import { productionServer } from '../production-server';
import { configVariables } from './config-variables';
import type { Feature } from './feature';
import { healthCheck } from './health-check';
import { migrationFeature } from './migration-feature';
import { scratchFolders } from './scratch-folders';
import { secretVariables } from './secret-variables';
import type { ServerFacts } from './server-facts';
import type { ServerValues } from './server-values';
import { sidecarsOf } from './sidecars';

export interface ServerChartProps extends Required<Pick<HelmChart, 'metadata' | 'additions'>> {
  readonly facts: ServerFacts;
  /** What the construct tree calls it, e.g. `Backend`. */
  readonly id: string;
  /** Where the image is, unless the values say otherwise. */
  readonly image: ImageLocation;
  /** Port of the Service. */
  readonly port: number;
  /** The specification's name of the ConfigMap. */
  readonly configName: string;
  /** Names of the pods that may connect; none: anyone may. */
  readonly clients: string[];
  readonly features: readonly Feature[];
  /** Values for development. */
  readonly dev: object;
}

/** The chart of a server: what is the application's comes from its facts, what is a user's choice is a value. */
export function serverChart(props: ServerChartProps): HelmChart {
  const { metadata, facts } = props;
  const config = configVariables(facts.plain);
  const secrets = secretVariables(facts.secret);
  const sidecars = sidecarsOf(facts);
  const pods = scaling(facts.maxReplicas);
  const features = [
    ...props.features,
    ...(facts.migration ? [migrationFeature(facts.migration, secrets)] : []),
  ];
  const ownVariables = features.flatMap(({ variables }) => variables ?? []);
  const objects = features.flatMap(({ addTo }) => addTo ?? []);
  const checks = { alive: healthCheck(facts.health.alive), ready: healthCheck(facts.health.ready) };
  const scratch = scratchFolders(facts.writable);

  const build: HelmChart['build'] = (given, release, scope = new App()) => {
    const values = given as unknown as ServerValues; // by the schema below
    const chart = new Chart(scope, metadata.name);
    const spec = {
      ...values,
      name: release.fullname,
      configName: configName(release, metadata.name, props.configName),
      identity: identityOf(metadata, facts.part, values, release),
      containerPort: facts.port,
      checks,
      scaling: pods,
      variables: merged([
        facts.fixed,
        ...config.map(({ key, entry }) => entry(values.config[key])),
        ...ownVariables.map((variables) => variables(values)),
      ]),
      annotations: secrets.annotations(values.secret),
      scratch,
      sidecars: sidecars.of(values),
    };
    const workload = new HttpWorkload(chart, props.id, { ...spec, secret: secrets.server(values.secret) });
    for (const add of objects) add(workload, spec, release);
    return chart;
  };
  return {
    metadata,
    values: Type.Object({
      image: withDefaults(imageValues, props.image),
      config: Type.Object(Object.fromEntries(config.map(({ key, schema }) => [key, schema])), {
        description: 'Configuration; a change of it replaces the pods.',
      }),
      ...secrets.values,
      service: withDefaults(serviceValues, { port: props.port }),
      networkPolicy: withDefaults(networkPolicyValues, { clients: props.clients }),
      ...merged(features.map(({ values }) => values)),
      ...pods.values,
      ...httpWorkloadValues,
      ...sidecars.values,
    }),
    build,
    overlays: { dev: props.dev, prod: productionServer(facts.maxReplicas) },
    bindings: [configChecksumBinding(`${props.id}/Deployment`)],
    additions: props.additions,
  };
}

function merged<T>(maps: readonly Readonly<Record<string, T>>[]): Record<string, T> {
  return Object.fromEntries(maps.flatMap((map) => Object.entries(map)));
}

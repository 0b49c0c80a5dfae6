import type { PartName } from '../application';
import type { HelmChart } from '../helm/helm-chart';
import type { JsonObject } from '../helm/json';
import { defaultsOf, mergeValues } from '../helm/schema/defaults';
import { addressConfig } from './address-config';
import { answerSeconds } from './answer-seconds';
import type { DeploymentFacts } from './deployment-facts';
import type { Environment } from './environment';
import { imageValuesOf } from './image-values-of';
import { type ServerFacts, serverFacts } from './server/server-facts';
import { todoBackend } from './todo-backend';
import { todoDatabase } from './todo-database';
import { todoFrontend } from './todo-frontend';

/** Seconds beyond the longest answer, as in the charts' own values. */
const SHUTDOWN_MARGIN = 5;
const GRACE_MARGIN = 15;

/** One installation of a chart, as a deployment wants it. */
export interface PlannedRelease {
  readonly chart: HelmChart;
  /** Name of the release: the chart's. */
  readonly name: string;
  /** The chart's overlay that is laid over its defaults. */
  readonly overlay: Environment;
  /** What only this deployment knows, laid over both. Nothing of it is secret. */
  readonly values: JsonObject;
  /** Its first start is with one replica, before there are as many as the values say. */
  readonly startsAlone: boolean;
}

/** The releases of a deployment in the order in which they are installed. */
export function releasesOf(environment: Environment, facts: DeploymentFacts): PlannedRelease[] {
  const { applications, database, images } = facts;
  const answer = answerSeconds(serverFacts(applications.backend), facts.config?.backend ?? {});
  const server = (chart: HelmChart, part: PartName, more: JsonObject): PlannedRelease => {
    const known = serverFacts(applications[part]);
    const overlay = (chart.overlays?.[environment] ?? {}) as JsonObject;
    return {
      ...release(chart, environment, {
        image: imageValuesOf(images[part]),
        config: configOf(known, overlay, facts),
        ...more,
        ...(answer && { terminationGracePeriodSeconds: answer + GRACE_MARGIN }),
        ...secretVersion(chart, facts),
      }),
      startsAlone: known.startsAlone,
    };
  };
  return [
    ...(database === 'internal'
      ? [release(todoDatabase, environment, { image: imageValuesOf(images.database) })]
      : []),
    server(
      todoBackend(applications.backend),
      'backend',
      answer ? { shutdownSeconds: answer + SHUTDOWN_MARGIN } : {},
    ),
    server(todoFrontend(applications.frontend), 'frontend', {}),
  ];
}

/** Every value of a planned release: the chart's defaults, its overlay and the deployment's own. */
export function fullValues({ chart, overlay, values }: PlannedRelease): JsonObject {
  const environment = (chart.overlays?.[overlay] ?? {}) as JsonObject;
  return mergeValues(mergeValues(defaultsOf(chart.values), environment), values);
}

function release(chart: HelmChart, overlay: Environment, values: object): PlannedRelease {
  return { chart, name: chart.metadata.name, overlay, values: values as JsonObject, startsAlone: false };
}

/** What `.env` sets; else what the addresses make of it, unless the environment has its own. */
function configOf(
  known: ServerFacts,
  overlay: JsonObject,
  { addresses, config }: DeploymentFacts,
): JsonObject {
  const ofEnvironment = (overlay.config ?? {}) as JsonObject;
  const byAddress = Object.entries(addressConfig(known, addresses)).filter(
    ([key]) => !(key in ofEnvironment),
  );
  return { ...Object.fromEntries(byAddress), ...config?.[known.part] };
}

function secretVersion({ values }: HelmChart, { secretVersion: version }: DeploymentFacts): JsonObject {
  return version && 'secret' in values.properties ? { secret: { version } } : {};
}

import type { Static } from '@sinclair/typebox';
import type { HelmChart, Partially } from '../helm/helm-chart';
import type { JsonObject } from '../helm/json';
import { defaultsOf, mergeValues } from '../helm/schema/defaults';
import type { DeploymentFacts } from './deployment-facts';
import type { Environment } from './environment';
import { imageValuesOf } from './image-values-of';
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
}

/** The releases of a deployment in the order in which they are installed. */
export function releasesOf(environment: Environment, facts: DeploymentFacts): PlannedRelease[] {
  const release = (chart: HelmChart, values: object): PlannedRelease => ({
    chart,
    name: chart.metadata.name,
    overlay: environment,
    values: values as JsonObject,
  });
  return [
    ...(facts.database === 'internal' ? [release(todoDatabase, databaseValues(facts))] : []),
    release(todoBackend, backendValues(facts)),
    release(todoFrontend, frontendValues(facts)),
  ];
}

/** Every value of a planned release: the chart's defaults, its overlay and the deployment's own. */
export function fullValues({ chart, overlay, values }: PlannedRelease): JsonObject {
  const environment = (chart.overlays?.[overlay] ?? {}) as JsonObject;
  return mergeValues(mergeValues(defaultsOf(chart.values), environment), values);
}

type ValuesOf<C> = C extends HelmChart<infer S> ? Partially<Static<S>> : never;

function databaseValues({ images }: DeploymentFacts): ValuesOf<typeof todoDatabase> {
  return { image: imageValuesOf(images.database) };
}

function backendValues(facts: DeploymentFacts): ValuesOf<typeof todoBackend> {
  const config = facts.config?.backend ?? {};
  const { chatTimeoutSeconds } = config;
  return {
    image: imageValuesOf(facts.images.backend),
    config: {
      betterAuthUrl: facts.frontendOrigin,
      ...config,
      ...(chatTimeoutSeconds && { shutdownSeconds: chatTimeoutSeconds + SHUTDOWN_MARGIN }),
    },
    ...gracePeriod(facts),
    ...secretVersion(facts),
  };
}

function frontendValues(facts: DeploymentFacts): ValuesOf<typeof todoFrontend> {
  return {
    image: imageValuesOf(facts.images.frontend),
    config: {
      betterAuthUrl: facts.frontendOrigin,
      ...facts.config?.frontend,
    },
    ...gracePeriod(facts),
    ...secretVersion(facts),
  };
}

/** Another limit for an answer needs as much more time for a pod that goes, in either part. */
function gracePeriod({ config }: DeploymentFacts): { terminationGracePeriodSeconds?: number } {
  const seconds = config?.backend.chatTimeoutSeconds;
  return seconds ? { terminationGracePeriodSeconds: seconds + GRACE_MARGIN } : {};
}

function secretVersion({ secretVersion: version }: DeploymentFacts): { secret?: { version: string } } {
  return version ? { secret: { version } } : {};
}

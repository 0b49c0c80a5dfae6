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
  const { baseUrl, model } = facts.openai ?? {};
  return {
    image: imageValuesOf(facts.images.backend),
    config: {
      betterAuthUrl: facts.frontendOrigin,
      ...(baseUrl && { openaiBaseUrl: baseUrl }),
      ...(model && { openaiModel: model }),
    },
    ...secretVersion(facts),
  };
}

function frontendValues(facts: DeploymentFacts): ValuesOf<typeof todoFrontend> {
  return {
    image: imageValuesOf(facts.images.frontend),
    config: {
      betterAuthUrl: facts.frontendOrigin,
      ...(facts.backendUrl && { backendUrl: facts.backendUrl }),
      ...(facts.domainKey && { openaiDomainKey: facts.domainKey }),
    },
    ...secretVersion(facts),
  };
}

function secretVersion({ secretVersion: version }: DeploymentFacts): { secret?: { version: string } } {
  return version ? { secret: { version } } : {};
}

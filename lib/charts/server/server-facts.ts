import {
  type Application,
  type HealthChecks,
  type Migration,
  type PartName,
  type Sidecar,
  type Variable,
  type WritableFolder,
  runVariables,
} from '../../application';

/** A variable as a chart knows it: where it is read is no part of a chart. */
export type ChartVariable = Omit<Variable, 'evidence'>;

/** All that a chart takes from an application: equal facts, equal charts. */
export interface ServerFacts {
  readonly part: PartName;
  readonly port: number;
  readonly health: HealthChecks;
  /** Variables whose value the application itself decides. */
  readonly fixed: Readonly<Record<string, string>>;
  /** Variables that become values of the chart. */
  readonly plain: readonly ChartVariable[];
  /** Variables that are read from the Secret. */
  readonly secret: readonly ChartVariable[];
  readonly migration?: Migration;
  readonly startsAlone: boolean;
  readonly maxReplicas?: number;
  readonly sidecars: readonly Sidecar[];
  readonly writable: readonly WritableFolder[];
}

/** What a chart takes from an application. */
export function serverFacts(application: Application): ServerFacts {
  const { fixed, plain, secret } = runVariables(application);
  return {
    part: application.part,
    port: application.port.value,
    health: application.health.value,
    fixed,
    plain: plain.map(chartVariable),
    secret: secret.map(chartVariable),
    migration: application.migration?.value,
    startsAlone: application.startsAlone !== undefined,
    maxReplicas: application.maxReplicas?.value,
    sidecars: application.sidecars.map(({ value }) => value),
    writable: application.writable.map(({ value }) => value),
  };
}

function chartVariable({ evidence: _, ...variable }: Variable): ChartVariable {
  return variable;
}

import type { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Release } from './release';

/** Fields of Chart.yaml, see https://helm.sh/docs/topics/charts/#the-chartyaml-file. */
export interface ChartMetadata {
  readonly name: string;
  readonly version: string;
  readonly appVersion: string;
  readonly description: string;
  /** Kubernetes versions it installs on, as a SemVer constraint. */
  readonly kubeVersion: string;
  readonly keywords: readonly string[];
  readonly maintainers: readonly { readonly name: string; readonly url?: string }[];
}

/** A Helm chart as code: typed values, and what they become. */
export interface HelmChart<V = unknown> {
  readonly metadata: ChartMetadata;
  readonly values: V;
  /** What a person reads after the installation. */
  readonly notes: string;
  /**
   * Pure: the same values and release give the same objects. None names its namespace: the installer does.
   *
   * @param scope where the cdk8s chart is put. @default - an app of its own
   */
  build(values: V, release: Release, scope?: Construct): Chart;
}

import type { HelmChart } from '../../../lib/helm/helm-chart';

/** A chart that must be made, and be right. */
export interface Program {
  /** What it shows. */
  readonly name: string;
  readonly chart: HelmChart;
}

import type { ChartErrorCode } from '../../../lib/helm/chart-error';
import type { HelmChart } from '../../../lib/helm/helm-chart';

/** Something an author may write that no Helm chart can say, and the refusal it gets. */
export interface Mistake {
  /** What the author did. */
  readonly name: string;
  readonly chart: HelmChart;
  readonly code: ChartErrorCode;
  /** Path of the value that the message names, or names a part of. @default - any or none */
  readonly value?: string;
  /** JSON pointer that the message names, or names a place below. @default - any or none */
  readonly pointer?: string;
}

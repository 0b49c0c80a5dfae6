import type { ChartErrorCode } from '../../../lib/helm/chart-error';
import type { HelmChart } from '../../../lib/helm/helm-chart';

/** Something an author may write that no Helm chart can say, and the refusal it gets. */
export interface Mistake {
  /** What the author did. */
  readonly name: string;
  readonly chart: HelmChart;
  readonly code: ChartErrorCode;
  /** Path of the value that the message names. @default - none is named */
  readonly value?: string;
  /** JSON pointer that the message names. @default - none is asked for */
  readonly pointer?: string;
}

/** What was done about an image. */
export interface ImageResult {
  /** `backend`, `frontend` or `database`. */
  readonly name: string;
  /** What pods are to be started with. */
  readonly reference: string;
  /**
   * - `unchanged`: the cluster has it already.
   * - `loaded`: it had been built before and was loaded into the cluster.
   * - `built`: it was built and loaded into the cluster.
   * - `pulled`: the cluster gets it from its registry by itself.
   */
  readonly action: 'unchanged' | 'loaded' | 'built' | 'pulled';
}

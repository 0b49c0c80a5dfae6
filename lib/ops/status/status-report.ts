/** The state of everything, as `make status --output json` gives it. */
export interface StatusReport {
  readonly cluster: {
    readonly state: 'running' | 'stopped' | 'absent';
    readonly driver?: string;
    readonly kubernetes?: string;
    readonly context: string;
  };
  readonly images: readonly { readonly workload: string; readonly image: string }[];
  /** Base images that were used; a stand-in is made from Debian packages instead of pulled. */
  readonly bases: readonly { readonly name: string; readonly standIn: boolean }[];
  readonly releases: readonly { readonly name: string; readonly status: string; readonly revision: number }[];
  readonly workloads: readonly { readonly name: string; readonly ready: number; readonly desired: number }[];
  readonly pods: readonly {
    readonly name: string;
    readonly phase: string;
    readonly ready: boolean;
    readonly restarts: number;
  }[];
  /** Why pods are not ready. */
  readonly troubles: readonly string[];
  readonly urls: readonly { readonly service: string; readonly url: string }[];
  readonly model: string;
  readonly env: { readonly file: string; readonly sets: readonly string[] };
}

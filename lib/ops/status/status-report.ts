/** The state of everything, as `make status --output json` gives it. */
export interface StatusReport {
  readonly cluster: {
    readonly state: 'usable' | 'unusable' | 'absent';
    readonly driver?: string;
    readonly kubernetesVersion?: string;
    /** Why it is not usable. */
    readonly problems: readonly string[];
    /** Paths of the commands that fit it. */
    readonly tools?: { readonly minikube: string; readonly kubectl: string; readonly helm: string };
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
  /** Local addresses of the running forward. */
  readonly urls: readonly { readonly service: string; readonly url: string }[];
  /** Who answers in the chat, by `.env`. */
  readonly model: string;
  readonly env: { readonly file: string; readonly sets: readonly string[] };
}

/** Who a workload is, in the terms of the recommended `app.kubernetes.io/*` labels. */
export interface Identity {
  /** The application, e.g. `todo-backend`. Never changes during the life of a release. */
  readonly name: string;
  /** The installation of it: the release's name. Never changes during the life of a release. */
  readonly instance: string;
  /** Its role in the architecture, e.g. `backend`. */
  readonly component: string;
  /** The larger application it belongs to. */
  readonly partOf: string;
  /** The tool that installs it, e.g. `Helm`. */
  readonly managedBy: string;
  /** Version of the application. @default - no version label */
  readonly version?: string;
}

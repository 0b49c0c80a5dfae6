/** State of a release as Helm records it. */
export interface ReleaseState {
  /** Helm's own word: deployed, failed, pending-install, pending-upgrade, pending-rollback, uninstalling, … */
  readonly status: string;
  /** The description of its newest revision. */
  readonly description: string;
  readonly revision: number;
}

export interface UpgradeProps {
  readonly release: string;
  /** Folder of the chart. */
  readonly chartDir: string;
  /** Files of values; a later one wins over those before it. */
  readonly valueFiles: readonly string[];
  /** Single values that win over the files', by their path. @default - none */
  readonly set?: Readonly<Record<string, number>>;
  /** Recorded with the revision; deploy keeps the digest of chart and values there. */
  readonly description: string;
  /** Seconds after which Helm gives up and rolls back. */
  readonly timeoutSeconds: number;
}

/** What deploy and its relatives ask of Helm. */
export interface Helm {
  /** The newest revision of a release, or undefined when there is none. */
  state(release: string): Promise<ReleaseState | undefined>;
  /** The manifests of the newest revision, as YAML documents. */
  manifest(release: string): Promise<string>;
  /** The values a release was given, as YAML. */
  values(release: string): Promise<string>;
  /** Installs or upgrades, waits until ready, and rolls back on failure. */
  upgrade(props: UpgradeProps): Promise<void>;
  /** Ends the half-done operation of an interrupted run. Does nothing to a release in order. */
  recover(release: string): Promise<void>;
  /** Removes a release; claims of StatefulSets and so their data stay. */
  uninstall(release: string): Promise<void>;
}

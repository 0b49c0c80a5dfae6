/** Where containers get their images from; the cluster's room implements it. */
export interface ImageStore {
  /** What it is called in messages. @default 'the cluster' */
  readonly title?: string;
  /** Whether the cluster has an image of this name. */
  has(reference: string): Promise<boolean>;
  /** Loads a docker-archive. @param references the names the archive carries, all of which the cluster then has. */
  load(tarFile: string, references: readonly string[]): Promise<void>;
}

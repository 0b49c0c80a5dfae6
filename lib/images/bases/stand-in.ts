/** A file from an npm package, for what Debian does not have. */
export interface NpmContent {
  /** Package name, by the processor architecture Node reports (`process.arch`). */
  readonly packages: Readonly<Record<string, NpmPackage>>;
  /** What of the package is taken, relative to its root. @default - all of it */
  readonly members?: readonly string[];
  /** Folder of the image that receives it. */
  readonly into: string;
}

/** One exact npm package. */
export interface NpmPackage {
  readonly name: string;
  readonly version: string;
  /** The registry's `sha512-…`, checked after the download. */
  readonly integrity: string;
}

/**
 * How an image is made that takes the place of an official one where no image registry answers:
 * Debian packages, a few changes, and what the image says about itself.
 */
export interface StandIn {
  /** Name of the official image. */
  readonly name: string;
  /** Debian release. */
  readonly suite: string;
  /** Debian packages beyond the minimal system. */
  readonly packages: readonly string[];
  /** Shell code run when the packages are installed; it sees the image's root as `$1`. */
  readonly changes: readonly string[];
  /** Contents from npm packages. @default - none */
  readonly npm?: readonly NpmContent[];
  /** Files of this folder, by the path they get in the image. @default - none */
  readonly files?: Readonly<Record<string, string>>;
  /** Dockerfile instructions for the image's settings (ENV, ENTRYPOINT, CMD …). */
  readonly settings: readonly string[];
}

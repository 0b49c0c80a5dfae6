import type { Finding } from './evidence';

/** Where the dependencies of a Python application are written. */
export interface PythonDependencies {
  /** What reads the file: uv reads requirements files and `[project]` tables too where nothing is locked. */
  readonly manager: 'requirements' | 'pyproject' | 'uv-lock' | 'poetry-lock' | 'poetry';
  /** The files that the installation needs, relative to the source folder, e.g. `pyproject.toml` and `uv.lock`. */
  readonly files: readonly string[];
  /** Every package has an exact version, those they need in turn included: nothing is left to resolve. */
  readonly locked: boolean;
  /** The file has hashes for all, which are then demanded. */
  readonly hashed: boolean;
  /** Packages that are needed and no file names: imported ones, and `uvicorn` where nothing brings it. */
  readonly undeclared: readonly string[];
  /** Lines that take the place of what the files ask for and nobody can install here, as uv's overrides. @default - none */
  readonly replaced?: readonly string[];
  /** The folder has packages of its own that must be installed, e.g. `-e .` in a requirements file. @default - it is run from its folder */
  readonly installsItself?: true;
}

/** What the Dockerfile of a FastAPI application needs to know. */
export interface PythonSource {
  readonly kind: 'python';
  /** `3.11`, `3.12`, `3.13` or `3.14`. */
  readonly version: Finding;
  readonly dependencies: Finding<PythonDependencies>;
  /** Date (ISO 8601, with time) as of which unlocked packages are resolved. @default - all are locked */
  readonly resolvedAsOf?: Finding;
  /** Debian packages that compiling dependencies needs. */
  readonly buildPackages: readonly Finding[];
  /** Debian packages that dependencies need at run time. */
  readonly runPackages: readonly Finding[];
  /** `module:variable`, or `module:function` of a factory. */
  readonly entry: Finding;
  /** `entry` names a function that makes the application. */
  readonly factory: boolean;
  /** It starts programs by `uv run`, which the image answers though uv is not in it. @default - it does not */
  readonly uvShim?: Finding<true>;
  /** Folders that are searched for modules, relative to the source folder; the first is where it is started (`.` usually). */
  readonly importPaths: Finding<readonly string[]>;
  /** A name by which the folder itself is imported, as if from the folder above: its own usually. @default - it is not */
  readonly importedAs?: Finding;
  /** Names that the image does not need (tests, notebooks, local databases), as for an ignore file: plain, `*` at most. */
  readonly ignored: readonly string[];
}

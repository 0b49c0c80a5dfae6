import type { VariableMeaning, VariableType } from './variable';

/** What can be said of a variable in place of what was found. */
export interface VariableOverride {
  readonly meaning?: VariableMeaning;
  readonly required?: boolean;
  readonly secret?: boolean;
  readonly when?: 'build' | 'run' | 'both';
  readonly type?: VariableType;
  /** Its value; never one that is secret: those are written into `.env`. */
  readonly value?: string;
}

/** What can be said of either part in place of what was found. */
export interface PartOverrides {
  /** Port it listens on. */
  readonly port?: number;
  /** Path of a health route for every probe, or `tcp` to ask only whether the port is open. */
  readonly health?: string;
  /** Command that migrates, or `none`. */
  readonly migration?: readonly string[] | 'none';
  /** Debian packages that are needed at run time. */
  readonly systemPackages?: readonly string[];
  /** Absolute paths of folders that it writes to. */
  readonly writable?: readonly string[];
  readonly variables?: Readonly<Record<string, VariableOverride>>;
  /** Codes of problems that are accepted, e.g. `STATE_IN_MEMORY`: it is then deployed with one replica. */
  readonly accept?: readonly string[];
}

/** What can be said of a FastAPI application. */
export interface BackendOverrides extends PartOverrides {
  /** `module:variable`. */
  readonly entry?: string;
  /** E.g. `3.12`. */
  readonly python?: string;
  /** The file that names the dependencies, e.g. `requirements.txt` or `uv.lock`. */
  readonly dependencies?: string;
  /** Packages to install besides. */
  readonly extraPackages?: readonly string[];
  /** ISO date as of which unlocked packages are resolved. */
  readonly resolvedAsOf?: string;
}

/** What can be said of a Next.js application. */
export interface FrontendOverrides extends PartOverrides {
  /** Major version, e.g. `22`. */
  readonly node?: string;
  /** The lockfile to use, e.g. `pnpm-lock.yaml`. */
  readonly lockfile?: string;
  /** ISO date as of which packages are resolved where there is no lockfile. */
  readonly resolvedAsOf?: string;
  /** Whether fonts of Google are fetched while building, which needs the network. @default 'replace' - by the system's */
  readonly googleFonts?: 'fetch' | 'replace';
}

/** The content of `todo.config.ts`: by source folder, relative to that file, what is to be taken in place of findings. */
export interface TodoConfig {
  readonly backends?: Readonly<Record<string, BackendOverrides>>;
  readonly frontends?: Readonly<Record<string, FrontendOverrides>>;
}

import type { Evidence, Problem, PythonDependencies } from '../../../../application';
import type { Replaced } from './replacement-for';
import type { Requirement } from './requirement';

/** One of the ways in which a project names its dependencies. */
export interface Manifest {
  readonly manager: PythonDependencies['manager'];
  /** The file that names it, e.g. `uv.lock`. */
  readonly file: string;
  readonly files: readonly string[];
  /** What the project asks for itself, or all that is locked. */
  readonly requirements: readonly Requirement[];
  /** What it asks for and nobody can install here. @default - nothing */
  readonly replaced?: readonly Replaced[];
  readonly locked: boolean;
  readonly hashed: boolean;
  readonly installsItself?: true;
  readonly evidence: readonly Evidence[];
  readonly problems: readonly Problem[];
}

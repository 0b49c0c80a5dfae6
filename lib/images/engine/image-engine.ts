import { RunResult } from '../../support/run';

/** What an engine builds. */
export interface BuildProps {
  /** Path of the Dockerfile. */
  readonly dockerfile: string;
  /** Path of the ignore file. Docker finds it by its name beside the Dockerfile. @default - nothing is ignored */
  readonly ignoreFile?: string;
  /** Folder that is the build's context. */
  readonly context: string;
  /** Full references the image gets. */
  readonly references: readonly string[];
  /** Values of the Dockerfile's arguments. None is secret: they can be read from the image. @default - none */
  readonly buildArguments?: Readonly<Record<string, string>>;
  /** Labels added to the image. @default - those of the Dockerfile */
  readonly labels?: Readonly<Record<string, string>>;
  /** CA bundle handed to package managers as a build secret. @default - none */
  readonly caBundle?: string;
  /** File that receives the build's output. */
  readonly logFile: string;
  /** Called with each line of output. @default - not called */
  readonly onLine?: (line: string) => void;
}

/** A program that is run once in an image. */
export interface TrialProps {
  /** An image in the engine's storage. */
  readonly reference: string;
  readonly command: readonly string[];
  /** Text for standard input. */
  readonly input: string;
  /** Absolute paths of folders that it may write to, besides `/tmp`. */
  readonly writable: readonly string[];
  /** Milliseconds after which it is ended. */
  readonly timeoutMs: number;
}

/** A program that builds and keeps images. Every method's failure is a CommandError. */
export interface ImageEngine {
  readonly name: 'docker' | 'podman' | 'buildah';
  build(props: BuildProps): Promise<void>;
  /** Labels of an image in the engine's storage; `undefined` when it is not there. */
  labels(reference: string): Promise<Readonly<Record<string, string>> | undefined>;
  /** Whether the registry of this image can be asked for it now; answers within seconds. */
  canPull(reference: string): Promise<boolean>;
  pull(reference: string, logFile: string): Promise<void>;
  /**
   * Runs a program in an image as pods do, in a container of its own: as another user than root, who may write to
   * folders of its own only, and without network. Its exit code is no failure.
   */
  try(props: TrialProps): Promise<RunResult>;
  /** Writes an image of the storage as a docker-archive that carries all of `references`; the first must exist. */
  save(references: readonly string[], tarFile: string): Promise<void>;
  /** Reads a docker-archive into the storage, under the names it carries. */
  load(tarFile: string): Promise<void>;
  /** Forgets the repository's images other than `references`, and what only their builds needed. */
  prune(repository: string, references: readonly string[]): Promise<void>;
}

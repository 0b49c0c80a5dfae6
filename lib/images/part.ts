/** One part of the application that becomes an image: where its source is and how it is built. */
export interface ImagePart {
  /** Short name, used for files and messages, e.g. `backend`. */
  readonly name: string;
  /** Image name without tag, as Kubernetes writes it, e.g. `docker.io/library/todo-backend`. */
  readonly repository: string;
  /** Absolute path of the folder that is the build's context. */
  readonly sourceDir: string;
  /** Text of the Dockerfile. */
  readonly dockerfile: string;
  /** Text of the ignore file: what of the folder is not part of the build. */
  readonly ignoreFile: string;
  /** Base images the Dockerfile starts from. */
  readonly bases: readonly string[];
  /** Values of the Dockerfile's arguments, by name. They are frozen into the image, so none of them is secret. */
  readonly buildArguments: Readonly<Record<string, string>>;
}

import { Option } from 'commander';
import { join, resolve } from 'node:path';
import type { PartName } from '../application';
import { parseEnvironment } from '../charts/environment';
import { Settings, Sources } from '../ops/settings';
import { projectRoot } from '../support/paths';
import { UserError } from '../support/user-error';

/** Where the sources are, as commander hands it over. */
export interface SourceOptions {
  readonly backendDir: string;
  readonly frontendDir: string;
}

/** Which parts are built by their own Dockerfile, as commander hands it over. */
export interface DockerfileOptions {
  readonly useDockerfile: keyof typeof OWN_DOCKERFILES;
}

/** Options as commander hands them over. */
export interface SettingsOptions extends SourceOptions, DockerfileOptions {
  readonly env: string;
  readonly namespace: string;
  readonly driver: string;
}

/** Which parts are built by their own Dockerfile, by the word that says so. */
const OWN_DOCKERFILES = {
  none: [],
  backend: ['backend'],
  frontend: ['frontend'],
  both: ['backend', 'frontend'],
} as const;

/** The options of every command that reads the sources. */
export function sourceOptions(): Option[] {
  return [
    new Option('--backend-dir <folder>', "the backend's source").default('backend'),
    new Option('--frontend-dir <folder>', "the frontend's source").default('frontend'),
  ];
}

/** The options of every command that works on a deployment. */
export function settingsOptions(): Option[] {
  return [
    new Option('--env <name>', 'environment: dev or prod').default('dev'),
    new Option('--namespace <name>', 'Kubernetes namespace').default('todo'),
    new Option('--driver <name>', 'Minikube driver: auto, docker, podman or none').default('auto'),
    ...sourceOptions(),
    dockerfileOption(),
  ];
}

/** `--use-dockerfile`. */
export function dockerfileOption(): Option {
  return new Option(
    '--use-dockerfile <parts>',
    "build by the application's own Dockerfile, not by a generated one",
  )
    .choices(Object.keys(OWN_DOCKERFILES))
    .default('none');
}

/** The parts that are built by the Dockerfile in their source folder. */
export function readOwnDockerfiles({ useDockerfile }: DockerfileOptions): readonly PartName[] {
  return OWN_DOCKERFILES[useDockerfile];
}

/** The source folders; they are relative to the project. */
export function readSources({ backendDir, frontendDir }: SourceOptions): Sources {
  return {
    backendDir: resolve(projectRoot, backendDir),
    frontendDir: resolve(projectRoot, frontendDir),
  };
}

/**
 * Checks the options.
 *
 * @throws UserError UNKNOWN_ENVIRONMENT or NAMESPACE_INVALID
 */
export function readSettings(options: SettingsOptions): Settings {
  if (!/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(options.namespace))
    throw new UserError({
      code: 'NAMESPACE_INVALID',
      found: `NAMESPACE=${options.namespace}`,
      needed: 'up to 63 lower-case letters, digits and dashes, with a letter or digit at both ends',
      mend: 'make deploy NAMESPACE=todo',
    });
  return {
    environment: parseEnvironment(options.env),
    namespace: options.namespace,
    driver: options.driver,
    ...readSources(options),
    ownDockerfiles: readOwnDockerfiles(options),
    envFile: join(projectRoot, '.env'),
  };
}

/** `--output text|json`. */
export function outputOption(): Option {
  return new Option('--output <format>', 'text or json').choices(['text', 'json']).default('text');
}

import { Option } from 'commander';
import { resolve } from 'node:path';
import { join } from 'node:path';
import { parseEnvironment } from '../charts/environment';
import { Settings } from '../ops/settings';
import { projectRoot } from '../support/paths';
import { UserError } from '../support/user-error';

/** Options as commander hands them over. */
export interface SettingsOptions {
  readonly env: string;
  readonly namespace: string;
  readonly driver: string;
  readonly backendDir: string;
  readonly frontendDir: string;
}

/** The options of every command that works on a deployment. */
export function settingsOptions(): Option[] {
  return [
    new Option('--env <name>', 'environment: dev or prod').default('dev'),
    new Option('--namespace <name>', 'Kubernetes namespace').default('todo'),
    new Option('--driver <name>', 'Minikube driver: auto, docker, podman or none').default('auto'),
    new Option('--backend-dir <folder>', "the backend's source").default('backend'),
    new Option('--frontend-dir <folder>', "the frontend's source").default('frontend'),
  ];
}

/**
 * Checks the options; folders are relative to the project.
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
    backendDir: resolve(projectRoot, options.backendDir),
    frontendDir: resolve(projectRoot, options.frontendDir),
    envFile: join(projectRoot, '.env'),
  };
}

/** `--output text|json`. */
export function outputOption(): Option {
  return new Option('--output <format>', 'text or json').choices(['text', 'json']).default('text');
}

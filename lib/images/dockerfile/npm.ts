import { runWithCaBundle } from './ca-bundle';

const CACHE = '/var/cache/npm';
const FLAGS = `--cache ${CACHE} --no-audit --no-fund --no-update-notifier`;

/**
 * A command of npm that installs, with what it needs in a build.
 *
 * @param command e.g. `ci` or `install --global`.
 * @param rest packages or further flags. @default - none
 */
export function npm(command: string, rest = ''): string {
  return `npm ${command} ${FLAGS}${rest && ` ${rest}`}`;
}

/** The RUN instruction for commands of which the first ones install by npm. */
export function runWithNpm(...commands: readonly string[]): string {
  return runWithCaBundle(['NODE_EXTRA_CA_CERTS'], CACHE, commands.join(' && \\\n    '));
}

import { type Applications, runVariables, secretEntry } from '../../application';
import { interpolationName } from '../../compose';

/**
 * What the Compose file refers to, for the environment of Compose itself. A secret without a value is taken out: that of
 * the shell does not count.
 *
 * @param secrets the values by their entry of app-secrets.
 */
export function composeEnvironment(
  secrets: Readonly<Record<string, string>>,
  { backend, frontend }: Applications,
): Record<string, string | undefined> {
  const entries = [backend, frontend].flatMap((part) => runVariables(part).secret.map(secretEntry));
  return Object.fromEntries(
    [...Object.keys(secrets), ...entries].map((entry) => [interpolationName(entry), secrets[entry]]),
  );
}

import type { Applications } from '../../application';
import { during, type Reporter } from '../../support/reporter';
import { checkEnv } from '../env/check-env';
import { type EnvFile, readEnvFile } from '../env/env-file';
import type { Settings } from '../settings';
import type { DeployParts } from './deploy-parts';

/** What is to be deployed, before anything is made. */
export interface Preflight {
  /** `.env` as it stands. */
  readonly stated: EnvFile;
  readonly found: Applications;
}

/** Everything that can be known to be wrong before anything is made. @throws UserError */
export async function preflight(
  settings: Pick<Settings, 'envFile'>,
  parts: Pick<DeployParts, 'applications' | 'probeDatabase'>,
  reporter: Reporter,
): Promise<Preflight> {
  const found = parts.applications();
  const stated = readEnvFile(settings.envFile, found, reporter);
  checkEnv(stated, found);
  noteShellVariables(stated, reporter);
  for (const { notes, part } of [found.backend, found.frontend])
    for (const { code, text } of notes) reporter.check('warn', `${part}: ${text} (${code})`);
  const databaseUrl = stated.values.get('DATABASE_URL');
  if (databaseUrl) await during(reporter, 'outside database answers', () => parts.probeDatabase(databaseUrl));
  return { stated, found };
}

/** Only `.env` counts, so that a deployment does not depend on the shell it was started from; say so when it matters. */
function noteShellVariables(env: EnvFile, reporter: Reporter): void {
  const unused = ['OPENAI_API_KEY', 'DATABASE_URL'].filter(
    (name) => process.env[name] && !env.values.has(name),
  );
  if (unused.length)
    reporter.check('warn', `${unused.join(' and ')} of the shell is not used`, `write it into ${env.file}`);
}

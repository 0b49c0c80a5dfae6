import { run } from '../support/run';
import { which } from '../support/which';
import { DriverProbes } from './drivers';
import { readProfile } from './profile';

/** An engine that has not answered by then does not count. */
const ENGINE_TIMEOUT_MS = 8000;

/** Looks at the machine for `chooseDriver`. */
export async function probeDrivers(): Promise<DriverProbes> {
  const profileDriver = readProfile()?.driver;
  const [docker, podman] = await Promise.all([
    engineProblem('docker', ['version', '--format', '{{.Server.Version}}']),
    engineProblem('podman', ['info', '--format', '{{.Version.Version}}']),
  ]);
  return {
    ...(profileDriver === undefined ? {} : { profileDriver }),
    engineProblem: { docker, podman },
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
  };
}

async function engineProblem(engine: string, args: readonly string[]): Promise<string | undefined> {
  const command = which(engine);
  if (!command) return `there is no ${engine} on PATH`;
  const result = await run(command, args, { allowFailure: true, timeoutMs: ENGINE_TIMEOUT_MS });
  if (result.exitCode === 0) return undefined;
  const said = result.stderr.trim().split('\n')[0];
  return `the ${engine} engine does not answer${said ? ` (${said})` : ''}`;
}

import { run } from '../../support/run';
import { UserError } from '../../support/user-error';
import { which } from '../../support/which';

/** The oldest Go whose `tool` lines in go.mod are understood. */
const OLDEST_GO = { major: 1, minor: 24 };

/**
 * The absolute path of a Go command that is new enough.
 *
 * @param purpose what has to be built, for the message.
 * @throws UserError NO_GO when there is none, OLD_GO when it is too old.
 */
export async function requireGo(purpose: string): Promise<string> {
  const needed = `Go ${OLDEST_GO.major}.${OLDEST_GO.minor} or newer, to build ${purpose} from source`;
  const mend =
    'install Go (on Debian 13: apt-get install golang; otherwise https://go.dev/dl), then repeat the command';
  const go = which('go');
  if (!go) throw new UserError({ code: 'NO_GO', found: 'there is no `go` on PATH', needed, mend });
  const version = (await run(go, ['env', 'GOVERSION'], { cwd: '/' })).stdout.trim();
  const [, major = '0', minor = '0'] = /^go(\d+)\.(\d+)/.exec(version) ?? [];
  const fits =
    Number(major) > OLDEST_GO.major ||
    (Number(major) === OLDEST_GO.major && Number(minor) >= OLDEST_GO.minor);
  if (!fits)
    throw new UserError({
      code: 'OLD_GO',
      found: `${go} is ${version || 'of unknown version'}`,
      needed,
      mend,
    });
  return go;
}

import { run } from './run';
import { during, Reporter } from './reporter';
import { UserError } from './user-error';
import { which } from './which';

/**
 * Installs the Debian packages that are not installed yet. Does nothing (and needs neither root nor network) when all are.
 *
 * @throws UserError NO_APT where the system has no apt-get, NOT_ROOT where packages are missing and the user is not root.
 */
export async function ensureDebianPackages(packages: readonly string[], reporter: Reporter): Promise<void> {
  if (!which('dpkg-query') || !which('apt-get')) {
    throw new UserError({
      code: 'NO_APT',
      found: 'this system has no apt-get',
      needed: `Debian or Ubuntu, for the packages ${packages.join(', ')}`,
      mend: 'use a machine with Docker and run `make deploy DRIVER=docker`, or run on Debian or Ubuntu',
    });
  }
  const missing = await missingPackages(packages);
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) {
    throw new UserError({
      code: 'NOT_ROOT',
      found: `the Debian packages ${missing.join(', ')} are missing and the user is not root`,
      needed: 'root, to install packages',
      mend: `sudo apt-get install ${missing.join(' ')}`,
    });
  }
  const apt = ['-y', '-q', '-o', 'DPkg::Lock::Timeout=600'];
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await during(reporter, `Debian packages ${missing.join(', ')}`, async () => {
    // Lists of third-party sources may be unreachable; what counts is whether the install below finds its packages.
    await run('apt-get', [...apt, 'update'], { env, allowFailure: true });
    await run('apt-get', [...apt, 'install', '--no-install-recommends', ...missing], { env });
  });
}

async function missingPackages(packages: readonly string[]): Promise<string[]> {
  const query = await run('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...packages], {
    allowFailure: true,
  });
  const installed = new Set(
    query.stdout
      .split('\n')
      .map((line) => line.split(' '))
      .filter(([, status]) => status === 'installed')
      .map(([name]) => name),
  );
  return packages.filter((name) => !installed.has(name));
}

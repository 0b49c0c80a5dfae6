import { NodePackageManager } from '../../application';
import { runWithCaBundle } from './ca-bundle';
import { copiedFiles } from './copied-files';
import { npm, runWithNpm } from './npm';
import { toolVersions } from './tool-versions';

/** Instructions that install a Node application's packages, those that only its build needs included. */
export function nodeDependencies(manager: NodePackageManager, resolvedAsOf?: string): string[] {
  const { lockfile, files } = manager;
  return [
    ...managerItself(manager),
    ...copiedFiles(['package.json', ...(lockfile ? [lockfile] : []), ...files]),
    ...install(manager, resolvedAsOf),
  ];
}

/** The manager, from npm's registry: corepack is not in every Node, and asks another server. */
function managerItself({ name, version }: NodePackageManager): string[] {
  const install = (tool: string): string => runWithNpm(npm('install --global', tool));
  switch (name) {
    case 'npm':
      return version?.includes('.') ? [install(`npm@${version}`)] : [];
    case 'pnpm':
      return [
        '# It would fetch the very version that package.json names.',
        'ENV npm_config_manage_package_manager_versions=false',
        install(`pnpm@${version ?? toolVersions.pnpm}`),
      ];
    case 'yarn':
      return [install(`yarn@${toolVersions.yarn}`)];
    case 'yarn-berry':
      return [install(`@yarnpkg/cli-dist@${version ?? toolVersions.yarnBerry}`)];
    case 'bun':
      return [bunItself(version?.includes('.') ? version : toolVersions.bun)];
  }
}

/** What the lock file says, and nothing else; unless it is older than the project file. */
function install({ name, lockfile, outdated }: NodePackageManager, resolvedAsOf?: string): string[] {
  const frozen = lockfile !== undefined && !outdated;
  switch (name) {
    case 'npm':
      return frozen ? npmCi() : npmInstall(resolvedAsOf);
    case 'pnpm':
      return [
        withNode(
          `pnpm install ${frozen ? '--frozen-lockfile' : '--no-frozen-lockfile'} --store-dir /var/cache/pnpm`,
          '/var/cache/pnpm',
        ),
      ];
    case 'yarn':
      // Where package.json asks for a Node.js that nothing runs on any more, it would refuse.
      return [
        withNode(
          `yarn install ${frozen ? '--frozen-lockfile ' : ''}--non-interactive --ignore-engines --cache-folder /var/cache/yarn`,
          '/var/cache/yarn',
        ),
      ];
    case 'yarn-berry':
      return [
        '# Next.js traces what its server needs in node_modules.',
        'ENV YARN_NODE_LINKER=node-modules YARN_ENABLE_TELEMETRY=0 YARN_ENABLE_INLINE_BUILDS=1 YARN_GLOBAL_FOLDER=/var/cache/yarn',
        withNode(`yarn install ${frozen ? '--immutable' : '--no-immutable'}`, '/var/cache/yarn'),
      ];
    case 'bun':
      return [
        withNode(
          `bun install ${frozen ? '--frozen-lockfile ' : ''}--cache-dir /var/cache/bun`,
          '/var/cache/bun',
        ),
      ];
  }
}

/**
 * Some projects were only ever installed with --legacy-peer-deps, which is nowhere written down. Not every mirror of the
 * registry knows when a version came; where it does not, today's are taken.
 */
function npmInstall(resolvedAsOf?: string): string[] {
  const install = (...flags: string[]): string[] => [
    npm('install', flags.join(' ')),
    npm('install', [...flags, '--legacy-peer-deps'].join(' ')),
  ];
  if (!resolvedAsOf) return [runWithNpm(install().join(' || '))];
  return [
    '# As of the last change of the source; without dates, as mirrors may be, the registry gives what is newest.',
    runWithNpm([...install(`--before=${resolvedAsOf}`), ...install()].join(' || \\\n    ')),
  ];
}

/** Its npm package fetches the program in an install script, which npm may not run: the program's own package. */
function bunItself(version: string): string {
  return runWithNpm(
    `processor="$(node --print "process.arch.replace('arm64', 'aarch64')")"`,
    npm('install --global', `"@oven/bun-linux-$processor@${version}"`),
    `ln -s "$(npm root --global)/@oven/bun-linux-$processor/bin/bun" /usr/local/bin/bun`,
  );
}

function npmCi(): string[] {
  return [
    '# Some lock files were made with --legacy-peer-deps, which is nowhere written down.',
    runWithNpm(`${npm('ci')} || ${npm('ci', '--legacy-peer-deps')}`),
  ];
}

function withNode(command: string, cacheDir: string): string {
  return runWithCaBundle(['NODE_EXTRA_CA_CERTS'], cacheDir, command);
}

import type { Finding } from '../../../../application';
import type { Lockfile } from '../project/lockfile';
import type { NextProject } from '../project/next-project';

/** Packages that are compiled while they are installed where no ready binary suits, and what that needs. */
const COMPILED: Readonly<Record<string, readonly string[]>> = {
  'better-sqlite3': ['python3', 'make', 'g++'],
  // It brings better-sqlite3 along.
  '@better-auth/cli': ['python3', 'make', 'g++'],
  bcrypt: ['python3', 'make', 'g++'],
  'node-gyp': ['python3', 'make', 'g++'],
  argon2: ['python3', 'make', 'g++'],
  canvas: [
    'python3',
    'make',
    'g++',
    'pkg-config',
    'libcairo2-dev',
    'libpango1.0-dev',
    'libjpeg-dev',
    'libgif-dev',
  ],
  'pg-native': ['python3', 'make', 'g++', 'libpq-dev'],
  // Its command chooses an engine by the OpenSSL that it finds.
  prisma: ['openssl'],
};

/** Packages that load a library of the system or start a program of it. */
const LOADED: Readonly<Record<string, readonly string[]>> = {
  canvas: ['libcairo2', 'libpango-1.0-0', 'libpangocairo-1.0-0', 'libjpeg62-turbo', 'libgif7'],
  'pg-native': ['libpq5'],
  '@prisma/client': ['openssl'],
  puppeteer: ['chromium'],
};

/** Debian packages that building and running need, each for one of the project's dependencies. */
export function systemPackages(
  project: NextProject,
  lockfile: Lockfile | undefined,
): { readonly build: Finding[]; readonly run: Finding[] } {
  // What only comes along with a tool for building is not there when the server runs.
  return { build: needs(COMPILED, project, lockfile), run: needs(LOADED, project, undefined) };
}

function needs(
  table: Readonly<Record<string, readonly string[]>>,
  { manifest }: NextProject,
  lockfile: Lockfile | undefined,
): Finding[] {
  const found = new Map<string, Finding>();
  for (const [name, packages] of Object.entries(table)) {
    const section = manifest.dependencies[name] === undefined ? 'devDependencies' : 'dependencies';
    const direct = manifest.packages[name] !== undefined;
    if (!direct && !lockfile?.holds(name)) continue;
    const evidence = direct ? manifest.at(section, name) : { file: lockfile?.file ?? '', text: name };
    for (const value of packages) {
      found.set(value, found.get(value) ?? { value, evidence: [evidence], reason: `${name} needs it` });
    }
  }
  return [...found.values()];
}

import type { Finding } from './evidence';

/** How a Node project is installed. */
export interface NodePackageManager {
  readonly name: 'npm' | 'pnpm' | 'yarn' | 'yarn-berry' | 'bun';
  /** Exact version or major. @default - the one that comes with the base image, or the tool's own pin */
  readonly version?: string;
  /** Relative to the source folder. @default - there is none: versions are resolved while building */
  readonly lockfile?: string;
  /** It lacks what package.json asks for: an installation that only follows it would refuse. @default - it has all */
  readonly outdated?: true;
  /** Other files that the installation needs, e.g. `.npmrc`, `pnpm-workspace.yaml`, `prisma/schema.prisma`, `patches/`. */
  readonly files: readonly string[];
}

/** What the Dockerfile of a Next.js application needs to know. */
export interface NextSource {
  readonly kind: 'next';
  /** Major version of Node.js: `20`, `22` or `24`. */
  readonly nodeVersion: Finding;
  readonly packageManager: Finding<NodePackageManager>;
  /** Date (ISO 8601, with time) as of which packages are resolved. @default - a lockfile has resolved them */
  readonly resolvedAsOf?: Finding;
  /** Of Next.js, exact where the lockfile says it. */
  readonly nextVersion: Finding;
  /** `output` of its settings. `default` becomes standalone without touching a file. */
  readonly output: Finding<'standalone' | 'default' | 'export'>;
  /** Folder of the export, or of the build (`distDir`), relative to the source folder. */
  readonly outputDir: string;
  /** Command and arguments, e.g. `npm run build`, or what builds where package.json has no script for it. */
  readonly buildCommand: Finding<readonly string[]>;
  /** Debian packages that building needs. */
  readonly buildPackages: readonly Finding[];
  /** Debian packages that dependencies need at run time. */
  readonly runPackages: readonly Finding[];
  /** Font families of `next/font/google`, fetched while building. */
  readonly googleFonts: readonly Finding[];
  /** They are fetched, which needs the network. @default - the system's fonts take their place */
  readonly fetchesGoogleFonts?: true;
  /** Base path of its settings, e.g. `/app`. @default '' */
  readonly basePath: string;
  /** Where Better Auth is configured. @default - it is not used on this side */
  readonly betterAuth?: Finding<BetterAuthSource>;
  /** Where drizzle is configured. @default - it is not used */
  readonly drizzle?: Finding<DrizzleSource>;
  /** Where prisma's schema is. @default - it is not used */
  readonly prisma?: Finding<PrismaSource>;
  /** Names that the image does not need, as for an ignore file: plain, `*` at most. */
  readonly ignored: readonly string[];
}

/** Better Auth's server side. */
export interface BetterAuthSource {
  /** File that calls `betterAuth(`, relative to the source folder. */
  readonly file: string;
  /** Name under which it is exported, `default` for the default export. */
  readonly exportName: string;
  /** What keeps its tables. `kysely`: its own, which migrates itself; with others the tables are theirs. */
  readonly adapter: 'kysely' | 'drizzle' | 'prisma' | 'none';
}

/** Drizzle's migrations. */
export interface DrizzleSource {
  /** Its settings, e.g. `drizzle.config.ts`. */
  readonly configFile: string;
  /** Folder with SQL migrations. @default - none was generated */
  readonly migrations?: string;
}

/** Prisma's schema and migrations. */
export interface PrismaSource {
  /** Its file, or the folder of several that end with `/`, e.g. `prisma/schema.prisma`. */
  readonly schema: string;
  /** Settings that lie beside package.json, e.g. `prisma.config.ts`. @default - there are none */
  readonly configFile?: string;
  /** Folder with SQL migrations. @default - there are none */
  readonly migrations?: string;
}

import type {
  BetterAuthSource,
  DrizzleSource,
  FrontendApplication,
  NextSource,
  NodePackageManager,
  PrismaSource,
} from '../../application';
import { findingRow, type FindingRow } from './finding-row';
import { optional, partRows } from './part-rows';

/** What was found of a Next.js application. */
export function frontendRows(application: FrontendApplication): FindingRow[] {
  const { source } = application;
  return [
    findingRow('Next.js', source.nextVersion),
    findingRow('Node.js', source.nodeVersion),
    findingRow('dependencies', source.packageManager, managerText),
    ...optional('resolved as of', source.resolvedAsOf),
    findingRow('build', source.buildCommand, (words) => words.join(' ')),
    findingRow('output', source.output, (output) => outputText(output, source)),
    ...(source.basePath ? [['base path', source.basePath, '', ''] as const] : []),
    ...source.googleFonts.map((font) => findingRow('Google font', font, (name) => fontText(name, source))),
    ...source.buildPackages.map((name) => findingRow('to build', name)),
    ...source.runPackages.map((name) => findingRow('system package', name)),
    ...optional('Better Auth', source.betterAuth, betterAuthText),
    ...optional('drizzle', source.drizzle, drizzleText),
    ...optional('prisma', source.prisma, prismaText),
    ...partRows(application),
  ];
}

function managerText({ name, version, lockfile }: NodePackageManager): string {
  return `${name}${version ? ` ${version}` : ''}, ${lockfile ?? 'nothing is locked'}`;
}

function outputText(output: NextSource['output']['value'], { outputDir }: NextSource): string {
  if (output === 'export') return `static files in ${outputDir}`;
  return output === 'standalone' ? 'standalone' : 'default, which becomes standalone';
}

function fontText(name: string, { fetchesGoogleFonts }: NextSource): string {
  return `${name}, ${fetchesGoogleFonts ? 'fetched while building' : "replaced by the system's"}`;
}

function betterAuthText({ file, exportName, adapter }: BetterAuthSource): string {
  return `${exportName} of ${file}, ${adapter === 'none' ? 'no database' : `tables by ${adapter}`}`;
}

function drizzleText({ configFile, migrations }: DrizzleSource): string {
  return `${configFile}, ${migrationsText(migrations)}`;
}

function prismaText({ schema, migrations }: PrismaSource): string {
  return `${schema}, ${migrationsText(migrations)}`;
}

function migrationsText(folder: string | undefined): string {
  return folder ? `migrations in ${folder}` : 'no migrations: tables are made of the schema';
}

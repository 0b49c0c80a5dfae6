import { resolve } from 'node:path';
import type { FrontendApplication, FrontendOverrides, NextSource } from '../../application';
import { acceptProblems } from './accept-problems';
import { accountsInMemory } from './next/data/accounts-in-memory';
import { authMode } from './next/data/auth-mode';
import { betterAuth } from './next/data/better-auth';
import { databaseDrivers } from './next/data/database-drivers';
import { drizzle } from './next/data/drizzle';
import { migrationOf } from './next/data/migration-of';
import { prisma } from './next/data/prisma';
import { fixedAddresses } from './next/environment/fixed-addresses';
import { leftValues } from './next/environment/left-values';
import { localhostForward } from './next/environment/localhost-forward';
import { publicSecrets } from './next/environment/public-secrets';
import { variables } from './next/environment/variables';
import { writtenAddresses } from './next/environment/written-addresses';
import { buildCommand } from './next/install/build-command';
import { findLockfile } from './next/install/find-lockfile';
import { foreignPlatform } from './next/install/foreign-platform';
import { lockfileLacks } from './next/install/lockfile-lacks';
import { nextVersion } from './next/install/next-version';
import { nodeVersion } from './next/install/node-version';
import { outsidePackages } from './next/install/outside-packages';
import { packageManager } from './next/install/package-manager';
import { systemPackages } from './next/install/system-packages';
import { readCode } from './next/project/code';
import { frameworkProblem } from './next/project/framework-problem';
import { ignoredNames } from './next/project/ignored-names';
import { leftAside } from './next/project/left-aside';
import { missingImports } from './next/project/missing-imports';
import { readProject } from './next/project/next-project';
import { newRemarks } from './next/remarks';
import { googleFonts } from './next/settings/google-fonts';
import { healthChecks } from './next/settings/health-checks';
import { networkWhileBuilding } from './next/settings/network-while-building';
import { nextSettings } from './next/settings/next-settings';
import { outputMode } from './next/settings/output-mode';
import { writableFolders } from './next/settings/writable-folders';
import { resolvedAsOf } from './resolved-as-of';

/** Where Next.js' server listens when nothing else is said; the image says the same. */
const PORT = 3000;

/**
 * Reads a Next.js project's source folder. Nothing is run, written or fetched, and the same folder always gives the
 * same: what cannot be told is asked about, and what cannot work is a problem.
 *
 * @param overrides what `todo.config.ts` says of this folder. @default - nothing
 */
export function detectFrontend(sourceDir: string, overrides: FrontendOverrides = {}): FrontendApplication {
  const project = readProject(resolve(sourceDir));
  const code = readCode(project);
  const remarks = newRemarks();

  const settings = nextSettings(project, code.valueOf);
  const auth = betterAuth(project, code);
  const schema = { betterAuth: auth, drizzle: drizzle(project, code), prisma: prisma(project) };
  const lockfile = findLockfile(project, overrides, remarks);
  const manager = packageManager(
    project,
    lockfile,
    lockfileLacks(project, lockfile, remarks),
    schema.prisma?.value,
  );
  const next = nextVersion(project, lockfile);
  const output = outputMode(settings, remarks);
  const packages = systemPackages(project, lockfile);
  const basePath = settings.textOf('basePath')?.value ?? '';
  const database = databaseDrivers(project, code, schema.prisma?.value, remarks);
  accountsInMemory(auth, remarks);
  foreignPlatform(project, remarks);
  outsidePackages(project, remarks);
  missingImports(project, code, lockfile, remarks);
  leftAside(project, remarks);
  networkWhileBuilding(project, code, overrides, remarks);

  const { sourceDir: dir, files } = project;
  const source: NextSource = {
    kind: 'next',
    nodeVersion: nodeVersion(project, lockfile, next.value, overrides, remarks),
    packageManager: manager,
    ...(!lockfile && { resolvedAsOf: resolvedAsOf({ dir, files }, overrides.resolvedAsOf) }),
    nextVersion: next,
    output,
    outputDir: settings.textOf('distDir')?.value ?? (output.value === 'export' ? 'out' : '.next'),
    buildCommand: buildCommand(project, manager.value.name, schema.prisma, remarks),
    buildPackages: packages.build,
    runPackages: packages.run,
    googleFonts: googleFonts(code),
    ...(overrides.googleFonts === 'fetch' && { fetchesGoogleFonts: true }),
    basePath,
    ...(auth && { betterAuth: auth.source }),
    ...(schema.drizzle && { drizzle: schema.drizzle }),
    ...(schema.prisma && { prisma: schema.prisma }),
    ignored: ignoredNames(project, code),
  };
  const migration = migrationOf(schema, overrides, remarks);
  const environment = variables({
    project,
    code,
    settings,
    ...schema,
    overrides: overrides.variables ?? {},
    remarks,
  });
  publicSecrets(environment, remarks);
  leftValues(project, environment, overrides.variables ?? {}, remarks);
  const addresses = writtenAddresses(project, code);
  fixedAddresses(addresses, remarks);
  const application: FrontendApplication = {
    part: 'frontend',
    sourceDir: project.sourceDir,
    source,
    port: port(overrides),
    health: healthChecks(project, code, basePath, overrides, remarks),
    variables: environment,
    ...(database && { database }),
    ...(migration && { migration }),
    sidecars: localhostForward(environment, addresses, code, settings, remarks),
    writable: writableFolders(project, code, source, overrides, remarks),
    auth: authMode(auth, project, code, remarks),
    ...remarks,
  };
  const problem = frameworkProblem(project);
  if (problem) return { ...application, notes: [], problems: [problem], questions: [] };
  return acceptProblems(application, overrides.accept);
}

function port({ port: wanted }: FrontendOverrides): FrontendApplication['port'] {
  const reason = wanted === undefined ? "Next.js' own" : 'todo.config.ts says so';
  return { value: wanted ?? PORT, evidence: [], reason, override: 'port' };
}

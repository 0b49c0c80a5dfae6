import { resolve } from 'node:path';
import type { BackendApplication, BackendOverrides, PythonDependencies } from '../../application';
import { acceptProblems } from './accept-problems';
import { findAuth } from './python/auth/find-auth';
import { findDependencies } from './python/dependencies/find-dependencies';
import { resolvedAsOf } from './resolved-as-of';
import { systemPackages } from './python/dependencies/system-packages';
import { type Entry, findEntry } from './python/entry/find-entry';
import { findWritable } from './python/files/find-writable';
import { findHealth } from './python/health/find-health';
import { findMigration } from './python/migration/find-migration';
import { findProcesses } from './python/processes/find-processes';
import { stdioServers } from './python/processes/stdio-servers';
import { PythonProgram } from './python/program/python-program';
import { StartCode } from './python/program/start-code';
import { PythonProject } from './python/project/python-project';
import { findPort } from './python/start/find-port';
import { ignoredNames } from './python/start/ignored-names';
import { rootProblems } from './python/start/root-problems';
import { certificateProblems } from './python/state/certificate-problems';
import { databaseInCode } from './python/state/database-in-code';
import { databaseLibrary } from './python/state/database-library';
import { databaseProblems } from './python/state/database-problems';
import { outsideServices } from './python/state/outside-services';
import { stateInMemory } from './python/state/state-in-memory';
import { findVariables } from './python/variables/find-variables';
import { findVersion } from './python/version/find-version';
import { withoutApplication } from './python/without-application';

/**
 * Reads a folder with a FastAPI application and tells all that is needed to deploy it. Nothing in it runs or is changed,
 * and the answer depends on the folder alone.
 *
 * @param sourceDir the source folder, which exists
 * @param overrides what is to be taken in place of findings. @default - none
 */
export function detectBackend(sourceDir: string, overrides: BackendOverrides = {}): BackendApplication {
  const project = new PythonProject(resolve(sourceDir));
  const entry = findEntry(project, overrides.entry);
  if (!entry) return withoutApplication(project, overrides.entry);
  const program = programOf(project, entry);
  const start = new StartCode(program);
  const port = findPort(program, overrides.port);
  const migration = findMigration(program, start, overrides.migration);
  const asOf = resolvedAsOf(project, overrides.resolvedAsOf);
  const dependencies = findDependencies(program, {
    migration: migration.migration,
    asOf: asOf.value,
    wanted: overrides.dependencies,
    extra: overrides.extraPackages,
  });
  const version = findVersion(project, dependencies.requirements, overrides.python);
  const auth = findAuth(program);
  const health = findHealth(program, overrides.health);
  const processes = findProcesses(program, start, port.value);
  const files = findWritable(program, start, overrides.writable);
  const variables = findVariables(
    { program, start, dependencies, auth: auth.value, port: port.value, sidecars: processes.sidecars },
    overrides.variables,
  );
  const database = databaseLibrary(program, dependencies, variables.variables);
  const fixed = databaseProblems(program, variables.variables, dependencies.requirements);
  const remarks: readonly Remarks[] = [version, dependencies, health, migration, processes, files, variables];
  const application: BackendApplication = {
    part: 'backend',
    sourceDir: project.dir,
    source: {
      kind: 'python',
      version: version.version,
      dependencies: dependencies.dependencies,
      ...(needsResolving(dependencies.dependencies.value) && { resolvedAsOf: asOf }),
      ...systemPackages(project, dependencies, overrides.systemPackages),
      entry: entry.entry,
      factory: entry.candidate.factory,
      importPaths: entry.importPaths,
      ...(entry.importedAs && { importedAs: entry.importedAs }),
      ...(processes.uvShim && { uvShim: processes.uvShim }),
      ignored: ignoredNames(program),
    },
    port,
    health: health.health,
    variables: variables.variables,
    ...(database && { database }),
    ...(migration.migration && { migration: migration.migration }),
    ...(migration.startsAlone && { startsAlone: migration.startsAlone }),
    sidecars: [...processes.sidecars, ...variables.forwards],
    writable: files.writable,
    auth,
    notes: [
      ...remarks.flatMap(({ notes = [] }) => notes),
      ...(fixed.length > 0 ? [] : databaseInCode(program)),
      ...outsideServices(program),
    ],
    problems: [
      ...remarks.flatMap(({ problems = [] }) => problems),
      ...fixed,
      ...certificateProblems(program),
      ...stateInMemory(program, start),
      ...rootProblems(program, start),
    ],
    questions: entry.questions,
  };
  return acceptProblems(application, overrides.accept);
}

/** The modules that the entry reaches, and those of the MCP servers that these start. */
function programOf(project: PythonProject, { candidate, importPaths }: Entry): PythonProgram {
  const alone = new PythonProgram(project, candidate.module, importPaths.value);
  const children = stdioServers(alone).flatMap(({ module }) => module ?? []);
  return new PythonProgram(project, candidate.module, importPaths.value, children);
}

function needsResolving({ locked, undeclared }: PythonDependencies): boolean {
  return !locked || undeclared.length > 0;
}

interface Remarks {
  readonly notes?: BackendApplication['notes'];
  readonly problems?: BackendApplication['problems'];
}

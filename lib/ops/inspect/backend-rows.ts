import type { BackendApplication, PythonDependencies } from '../../application';
import { findingRow, type FindingRow } from './finding-row';
import { optional, partRows } from './part-rows';

/** What was found of a FastAPI application. */
export function backendRows(application: BackendApplication): FindingRow[] {
  const { source } = application;
  const { undeclared } = source.dependencies.value;
  return [
    findingRow('application', source.entry, (entry) => (source.factory ? `${entry}() makes it` : entry)),
    findingRow('Python', source.version),
    findingRow('dependencies', source.dependencies, dependenciesText),
    ...(undeclared.length ? [notDeclared(undeclared)] : []),
    ...optional('resolved as of', source.resolvedAsOf),
    findingRow('import path', source.importPaths, (paths) => paths.join(', ')),
    ...source.buildPackages.map((name) => findingRow('to compile', name)),
    ...source.runPackages.map((name) => findingRow('system package', name)),
    ...optional('uv run', source.uvShim, () => "runs in the image's own Python"),
    ...partRows(application),
  ];
}

function dependenciesText({ files, locked, hashed }: PythonDependencies): string {
  const kind = locked ? (hashed ? 'locked with hashes' : 'locked') : 'not locked';
  return [...files, kind].join(', ');
}

function notDeclared(packages: readonly string[]): FindingRow {
  return ['not declared', `${packages.join(', ')} (installed besides)`, '', 'extraPackages'];
}

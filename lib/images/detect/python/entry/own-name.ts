import type { Evidence } from '../../../../application';
import { ModuleFinder } from '../program/module-finder';
import { reachableModules } from '../program/reachable-modules';
import type { PythonModule } from '../project/python-module';
import type { PythonProject } from '../project/python-project';
import { evidenceOf } from '../syntax/evidence';

/** Where modules import each other by the name of the source folder itself, as if from the folder above. */
export function ownName(
  project: PythonProject,
  start: PythonModule,
  importPaths: readonly string[],
): Evidence | undefined {
  const inside = importPaths.some((path) =>
    project.has(path === '.' ? project.name : `${path}/${project.name}`),
  );
  if (inside) return undefined;
  const finder = new ModuleFinder(project, importPaths);
  for (const module of reachableModules(finder, [start])) {
    const imported = module.imports.find(
      (each) =>
        each.level === 0 &&
        each.module.split('.')[0] === project.name &&
        finder.importedBy(module, each).length > 0,
    );
    if (imported) return evidenceOf(imported.node);
  }
  return undefined;
}

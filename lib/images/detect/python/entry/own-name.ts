import type { Evidence } from '../../../../application';
import { ModuleFinder } from '../program/module-finder';
import { reachableModules } from '../program/reachable-modules';
import type { PythonModule } from '../project/python-module';
import type { PythonProject } from '../project/python-project';
import { evidenceOf } from '../syntax/evidence';

/** A name by which the source folder itself must be found, as if from the folder above it. */
export interface OwnName {
  readonly name: string;
  /** The folder is a package: its modules are imported as `name.module` alone, since they import each other relatively. */
  readonly isPackage: boolean;
  readonly evidence: Evidence;
}

/** The name in place of the folder's own where that is none that can be imported, or means another folder. */
const STAND_IN = 'application';

/** Where modules import each other by the source folder's name, or relatively to it; `undefined` where they do neither. */
export function ownName(
  project: PythonProject,
  start: PythonModule,
  importPaths: readonly string[],
): OwnName | undefined {
  // A folder of that name without an __init__.py would only add to the package that the link makes.
  const isTaken = importPaths.some((path) => {
    const inner = path === '.' ? project.name : `${path}/${project.name}`;
    return project.has(`${inner}/__init__.py`) || project.has(`${inner}.py`);
  });
  const finder = new ModuleFinder(project, importPaths);
  const imports = reachableModules(finder, [start]).flatMap((module) =>
    module.imports
      .filter((each) => finder.importedBy(module, each).length > 0)
      .map((each) => ({ module, each })),
  );
  const relative = imports.find(
    ({ module, each }) => each.level > 0 && finder.rootsOf(module, each)[0] === '',
  );
  if (relative) {
    const name = isTaken || !/^[A-Za-z_]\w*$/.test(project.name) ? STAND_IN : project.name;
    return { name, isPackage: true, evidence: evidenceOf(relative.each.node) };
  }
  const absolute = imports.find(({ each }) => each.level === 0 && each.module.split('.')[0] === project.name);
  return absolute && !isTaken
    ? { name: project.name, isPackage: false, evidence: evidenceOf(absolute.each.node) }
    : undefined;
}

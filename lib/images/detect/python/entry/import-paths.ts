import { broughtAlong } from '../dependencies/brought-along';
import { distributionsOf } from '../dependencies/distribution-names';
import { readManifests } from '../dependencies/read-manifests';
import { standardLibrary } from '../dependencies/standard-library';
import { ModuleFinder } from '../program/module-finder';
import { reachableModules } from '../program/reachable-modules';
import type { PythonModule } from '../project/python-module';
import type { PythonProject } from '../project/python-project';
import { ownName, type OwnName } from './own-name';

/** How a module is imported and from where. */
export interface ImportSetting {
  /** Dotted path of the module from the first folder of `paths` that leads to it. */
  readonly module: string;
  /** Folders searched for modules; the first is where the program is started. */
  readonly paths: readonly string[];
  /** @default - its modules do not import each other as if from the folder above */
  readonly ownName?: OwnName;
}

/**
 * Folders that must be searched for the imports of a module and of all that it reaches to be found, and its name seen
 * from there: `src/main.py` is `src.main` where others are imported as `src.…`, and `main` where they are imported bare.
 *
 * @param started folder in which a command of the project starts it. @default - not known
 */
export function importSetting(project: PythonProject, module: PythonModule, started?: string): ImportSetting {
  const needed = neededFolders(project, module, ancestors(module.folder));
  const root = started ?? rootOf(project, module, needed);
  const first = root === module.folder ? root : (started ?? '.');
  const path = module.file.replace(/(\/__init__)?\.py$/, '');
  const below = root === '.' || !path.startsWith(`${root}/`) ? path : path.slice(root.length + 1);
  const paths = [...new Set([first, root, ...needed])];
  const own = ownName(project, module, paths);
  const name = below.replaceAll('/', '.');
  return { module: own?.isPackage ? `${own.name}.${name}` : name, paths, ...(own && { ownName: own }) };
}

/** The folder from which a module gets its name: the one its project's absolute imports start from. */
function rootOf(project: PythonProject, module: PythonModule, needed: ReadonlySet<string>): string {
  if (needed.size === 0 || needed.has('.')) return '.';
  const inPackage =
    module.imports.some(({ level }) => level > 0) || project.has(`${module.folder}/__init__.py`);
  const roots = [...needed].filter((path) => !inPackage || path !== module.folder);
  return roots.sort((a, b) => b.length - a.length)[0] ?? '.';
}

/** Folders without which an import would not be found. */
function neededFolders(project: PythonProject, start: PythonModule, above: readonly string[]): Set<string> {
  const finder = new ModuleFinder(project, above);
  const packages = broughtAlong(readManifests(project).flatMap(({ requirements }) => requirements));
  const single = above.map((path) => ({ path, finder: new ModuleFinder(project, [path]) }));
  const needed = new Set<string>();
  for (const module of reachableModules(finder, [start])) {
    for (const imported of module.imports) {
      const top = imported.module.split('.')[0] ?? '';
      const isForeign = standardLibrary.has(top) || distributionsOf(top).some((name) => packages.has(name));
      // `from chatkit import …` in `app/` means the package, though there is a folder `app/chatkit`.
      if (imported.level > 0 || (isForeign && !project.has(top) && !project.has(`${top}.py`))) continue;
      const leading = single.filter(({ finder: one }) => one.importedBy(module, imported).length > 0);
      const [only] = leading;
      if (leading.length === 1 && only) needed.add(only.path);
    }
  }
  return needed;
}

/** The folder itself and those above it, from the top. */
function ancestors(folder: string): string[] {
  const parts = folder ? folder.split('/') : [];
  return ['.', ...parts.map((_, index) => parts.slice(0, index + 1).join('/'))];
}

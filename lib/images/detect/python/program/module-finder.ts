import type { Definition, PythonModule } from '../project/python-module';
import type { PythonProject } from '../project/python-project';
import type { PyImport } from '../syntax/imports';

/** A definition and the module that holds it. */
export type Located = Definition & { readonly module: PythonModule };

/** The modules that an import leads through. */
interface Route {
  readonly modules: readonly PythonModule[];
  /** The name that is imported is the last of them, not something in it. */
  readonly nameIsModule: boolean;
}

const NOWHERE: Route = { modules: [], nameIsModule: false };

/** Finds what names stand for across the modules of a project, as Python's import system would. */
export class ModuleFinder {
  /** @param importPaths folders searched for modules, within the source folder; `.` is the folder itself */
  constructor(
    readonly project: PythonProject,
    readonly importPaths: readonly string[],
  ) {}

  /** The modules of the project that an import runs: packages on the way, the module, and a module imported by name. */
  importedBy(module: PythonModule, imported: PyImport): readonly PythonModule[] {
    return this.route(module, imported).modules;
  }

  /** The folders below which an import is looked for. */
  rootsOf(module: PythonModule, imported: PyImport): string[] {
    if (imported.level === 0) return this.importPaths.map((path) => (path === '.' ? '' : path));
    const parts = module.folder ? module.folder.split('/') : [];
    return imported.level - 1 > parts.length
      ? []
      : [parts.slice(0, parts.length - imported.level + 1).join('/')];
  }

  /** What a dotted name stands for in a module; attributes of imported modules are followed, those of objects are not. */
  definition(module: PythonModule, name: string, depth = 0): Located | undefined {
    const [first = '', ...rest] = name.split('.');
    const found = module.definitions.get(first);
    if (!found || depth > 8) return undefined;
    if (found.kind !== 'import') return rest.length === 0 ? { ...found, module } : undefined;
    return this.throughImport(module, found.import, rest, depth);
  }

  private throughImport(
    module: PythonModule,
    imported: PyImport,
    rest: readonly string[],
    depth: number,
  ): Located | undefined {
    const { modules, nameIsModule } = this.route(module, imported);
    const target = modules.at(-1);
    if (!target) return undefined;
    const names = imported.name && !nameIsModule ? [imported.name, ...rest] : rest;
    // `import a.b` binds `a`: the parts of the path that are modules were followed already.
    const plain = imported.name ? names : rest.slice(Math.max(0, imported.module.split('.').length - 1));
    return plain.length ? this.definition(target, plain.join('.'), depth + 1) : undefined;
  }

  private route(module: PythonModule, imported: PyImport): Route {
    const path = imported.module ? imported.module.split('.') : [];
    for (const root of this.rootsOf(module, imported)) {
      const route = this.along(root, path, imported.name);
      if (route.modules.length > 0) return route;
    }
    // `from backend.db import …` in a folder `backend`: written to be run from the folder above.
    const isOwnName = imported.level === 0 && path.length > 0 && path[0] === this.project.name;
    return isOwnName ? this.along('', path.slice(1), imported.name) : NOWHERE;
  }

  private along(root: string, path: readonly string[], name: string | undefined): Route {
    const found: PythonModule[] = [];
    let at = root;
    for (const part of path) {
      at = at ? `${at}/${part}` : part;
      const module = this.at(at);
      if (!module && !this.project.hasFolder(at)) return NOWHERE;
      if (module) found.push(module);
    }
    const init =
      path.length === 0 ? this.project.module(at ? `${at}/__init__.py` : '__init__.py') : undefined;
    if (init) found.push(init);
    const inner = name && name !== '*' ? this.at(at ? `${at}/${name}` : name) : undefined;
    return inner && !definesItself(found.at(-1), name ?? '')
      ? { modules: [...found, inner], nameIsModule: true }
      : { modules: found, nameIsModule: false };
  }

  private at(path: string): PythonModule | undefined {
    return this.project.module(`${path}/__init__.py`) ?? this.project.module(`${path}.py`);
  }
}

/** A name that a package defines comes before a module of that name, unless it is that module which it imports. */
function definesItself(module: PythonModule | undefined, name: string): boolean {
  const definition = module?.definitions.get(name);
  if (!module || definition?.kind !== 'import') return definition !== undefined;
  const { module: from, name: imported, level } = definition.import;
  const isOwn =
    level === 0 ? `/${module.folder}`.endsWith(`/${from.replaceAll('.', '/')}`) : level === 1 && !from;
  return !(isOwn && imported === name);
}

import type { PythonModule } from '../project/python-module';
import type { PythonProject } from '../project/python-project';
import type { PyNode } from '../syntax/py-node';
import { ModuleFinder } from './module-finder';
import { reachableModules } from './reachable-modules';

/** The application as it runs: the modules that its entry reaches by imports. What lies beside them is none of it. */
export class PythonProgram {
  readonly finder: ModuleFinder;
  readonly modules: readonly PythonModule[];

  /** @param children modules that it runs as processes of its own, with the same environment */
  constructor(
    readonly project: PythonProject,
    readonly entry: PythonModule,
    readonly importPaths: readonly string[],
    children: readonly PythonModule[] = [],
  ) {
    this.finder = new ModuleFinder(project, importPaths);
    this.modules = reachableModules(this.finder, [entry, ...children]);
  }

  /** All nodes of these types in all of its modules, but for what runs only when a module is the program itself. */
  *all(...types: string[]): Generator<{ readonly module: PythonModule; readonly node: PyNode }> {
    for (const module of this.modules) {
      const main = module.mainBlock;
      for (const node of module.root.all(...types)) {
        if (!main || node.from < main.from || node.to > main.to) yield { module, node };
      }
    }
  }
}

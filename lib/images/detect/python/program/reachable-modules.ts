import type { PythonModule } from '../project/python-module';
import type { ModuleFinder } from './module-finder';

/** The modules of the project that some modules import, directly or through others; themselves first. */
export function reachableModules(finder: ModuleFinder, start: readonly PythonModule[]): PythonModule[] {
  const reached = new Set(start);
  for (const module of reached) {
    for (const imported of module.imports) {
      for (const next of finder.importedBy(module, imported)) reached.add(next);
    }
  }
  return [...reached];
}

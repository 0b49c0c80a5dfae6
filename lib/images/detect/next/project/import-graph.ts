import { importResolver } from './import-resolver';
import { type Import, importsOf } from './imports-of';
import type { NextProject } from './next-project';

/** An import and what it leads to. */
export interface ImportEdge extends Import {
  /** The project's file that is meant. @default - a package, or a file that is not there */
  readonly target?: string;
  /** It must be a file of the project: it is relative, or an alias of its settings. */
  readonly local: boolean;
  /** It leads out of the project's folder. */
  readonly outside: boolean;
}

/** The imports of a code file; none for any other file. */
export type ImportGraph = (path: string) => readonly ImportEdge[];

/** The imports of a project's code, read when they are first asked for. */
export function importGraph(project: NextProject): ImportGraph {
  const resolver = importResolver(project);
  const code = new Set(project.codeFiles);
  const known = new Map<string, readonly ImportEdge[]>();
  return (path) => {
    if (!code.has(path)) return [];
    const edges =
      known.get(path) ??
      importsOf(project.tree(path)).map((found) => ({
        ...found,
        target: resolver.resolve(path, found.specifier),
        local: resolver.isLocal(found.specifier),
        outside: resolver.isOutside(path, found.specifier),
      }));
    known.set(path, edges);
    return edges;
  };
}

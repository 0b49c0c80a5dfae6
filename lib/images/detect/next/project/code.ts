import { type CodeSides, codeSides } from './code-sides';
import { type ImportEdge, type ImportGraph, importGraph } from './import-graph';
import type { NextProject } from './next-project';
import { type ValueOf, valueOf } from '../syntax/value-of';

/** A project's code: what imports what, where it runs, and what names stand for. */
export interface Code {
  readonly graph: ImportGraph;
  readonly sides: CodeSides;
  readonly valueOf: ValueOf;
  /** Whether a file is part of the application, on either side. */
  readonly isReached: (path: string) => boolean;
  /** Files of the application that import a package (or a module of it), with the import. */
  readonly importersOf: (pattern: RegExp) => readonly { readonly path: string; readonly edge: ImportEdge }[];
}

/** Reads the code of a project. */
export function readCode(project: NextProject): Code {
  const graph = importGraph(project);
  const sides = codeSides(project, graph);
  const isReached = (path: string): boolean => sides.client.has(path) || sides.server.has(path);
  return {
    graph,
    sides,
    valueOf: valueOf(project, graph),
    isReached,
    importersOf: (pattern) =>
      project.codeFiles
        .filter(isReached)
        .flatMap((path) => graph(path).map((edge) => ({ path, edge })))
        .filter(({ edge }) => !edge.typeOnly && pattern.test(edge.specifier)),
  };
}

import ts from 'typescript';
import type { ImportGraph } from './import-graph';
import type { NextProject } from './next-project';

/** Which programs a file becomes part of. */
export interface CodeSides {
  /** Files that reach the browser. */
  readonly client: ReadonlySet<string>;
  /** Files that run in the server, the rendering of the browser's components there not counted. */
  readonly server: ReadonlySet<string>;
  /** Files that run before the server answers: `instrumentation.ts` and what it imports. */
  readonly start: ReadonlySet<string>;
  /** Files that run while Next.js reads its settings: `next.config` and what it imports. */
  readonly settings: ReadonlySet<string>;
}

/** File names with a meaning in Next.js' `app` folder. */
const APP_FILE =
  /^(src\/)?app\/(.*\/)?(page|layout|route|template|loading|error|global-error|not-found|default|forbidden|unauthorized|sitemap|robots|manifest|icon|apple-icon|opengraph-image|twitter-image)\.[jt]sx?$/;
const PAGES_FILE = /^(src\/)?pages\/.*\.[jt]sx?$/;
const SERVER_ONLY_PAGE = /^(src\/)?pages\/(api\/|_document\.)/;
/** What makes a page of the `pages` folder do more in the server than to be rendered. */
const SERVER_FUNCTION = /\bget(ServerSideProps|StaticProps|StaticPaths|InitialProps)\b/;
const SERVER_FILE = /^(src\/)?(middleware|proxy|instrumentation)\.[cm]?[jt]s$/;
const START_FILE = /^(src\/)?instrumentation\.[cm]?[jt]s$/;
const SETTINGS_FILE = /^next\.config\.[cm]?[jt]s$/;
const CLIENT_FILE = /^(src\/)?instrumentation-client\.[jt]sx?$/;

/** Follows the imports from the files that Next.js starts with. */
export function codeSides({ files, codeFiles, tree }: NextProject, graph: ImportGraph): CodeSides {
  const isClient = (path: string): boolean => hasDirective(tree(path), 'use client');
  const isAction = (path: string): boolean => hasDirective(tree(path), 'use server');
  // Beside an `app` or `pages` folder Next.js does not look into `src` for another.
  const isTop = files.some((path) => /^(app|pages)\//.test(path));
  const rootsOf = (pattern: RegExp): string[] =>
    codeFiles.filter((path) => pattern.test(path) && path.startsWith('src/') !== isTop);
  const isCode = new Set(codeFiles);
  const targetsOf = (path: string): string[] =>
    graph(path).flatMap(({ target, typeOnly }) =>
      target === undefined || typeOnly || !isCode.has(target) ? [] : [target],
    );
  const reach = (roots: readonly string[], isBoundary: (path: string) => boolean): Set<string> => {
    const reached = new Set<string>();
    const left = [...roots];
    for (let path = left.pop(); path !== undefined; path = left.pop()) {
      if (reached.has(path)) continue;
      reached.add(path);
      left.push(...targetsOf(path).filter((target) => !isBoundary(target)));
    }
    return reached;
  };

  const pages = rootsOf(PAGES_FILE);
  const [clientFiles, serverFiles] = [
    rootsOf(APP_FILE).filter(isClient),
    rootsOf(APP_FILE).filter((path) => !isClient(path)),
  ];
  const serverPages = pages.filter(
    (path) => SERVER_ONLY_PAGE.test(path) || SERVER_FUNCTION.test(tree(path).text),
  );
  const rendering = reach([...serverFiles, ...serverPages, ...rootsOf(SERVER_FILE)], isClient);
  // A client component that no page leads to is not built; neither is an action that nobody calls.
  const used = [...rendering].flatMap(targetsOf).filter(isClient);
  const browserPages = pages.filter((path) => !SERVER_ONLY_PAGE.test(path));
  const client = reach([...clientFiles, ...used, ...browserPages, ...rootsOf(CLIENT_FILE)], isAction);
  const actions = [...client].flatMap(targetsOf).filter(isAction);
  return {
    client,
    server: new Set([...rendering, ...reach(actions, isClient)]),
    start: reach(rootsOf(START_FILE), isClient),
    settings: reach(
      codeFiles.filter((path) => SETTINGS_FILE.test(path)),
      () => false,
    ),
  };
}

function hasDirective(tree: ts.SourceFile, directive: string): boolean {
  for (const statement of tree.statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isStringLiteral(statement.expression)) return false;
    if (statement.expression.text === directive) return true;
  }
  return false;
}

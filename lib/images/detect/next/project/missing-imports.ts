import { isBuiltin } from 'node:module';
import type { Lockfile } from './lockfile';
import type { Code } from './code';
import type { ImportEdge } from './import-graph';
import type { NextProject } from './next-project';
import type { Remarks } from '../remarks';
import { sourceEvidence } from '../syntax/source-evidence';

/** Files that a build step makes, and folders that are not looked into. */
const MADE =
  /generated|\.prisma|\.contentlayer|\.velite|\.source|(^|\/)(dist|build|out|coverage|\.next)(\/|$)/;

/** What Next.js brings along without being asked for. */
const BROUGHT = /^(next|react|react-dom|server-only|client-only|scheduler|styled-jsx)$/;

const PACKAGE_NAME = /^((@[a-z0-9~-][\w.~-]*\/)?[a-z0-9~-][\w.~-]*)(\/|$)/;

/**
 * Notices imports of the application that lead nowhere, with which `next build` fails: files that are not there (a
 * `.gitignore` with `lib/` is enough), and packages that package.json does not name.
 */
export function missingImports(
  project: NextProject,
  code: Code,
  lockfile: Lockfile | undefined,
  remarks: Remarks,
): void {
  const edges = project.codeFiles
    .filter(code.isReached)
    .flatMap((path) => code.graph(path).map((edge) => ({ path, edge })))
    .filter(({ edge }) => !edge.typeOnly && edge.target === undefined);
  const files = edges.filter(
    ({ edge }) => edge.local && !MADE.test(edge.specifier) && !/[?!]/.test(edge.specifier),
  );
  const [file] = hasOwnAliases(project) ? files.filter(({ edge }) => edge.specifier.startsWith('.')) : files;
  if (file) remarks.problems.push(missingFile(project, file.edge, files.length));

  const packages = edges.flatMap(({ edge }) => {
    const name = edge.local ? undefined : PACKAGE_NAME.exec(edge.specifier)?.[1];
    return name !== undefined && isUndeclared(name, project) ? [{ name, edge }] : [];
  });
  const [lacking] = packages.filter(({ name }) => lockfile?.holds(name) === false);
  if (lacking) remarks.problems.push(missingPackage(lacking.name, lacking.edge));
  const [undeclared] = packages;
  if (!undeclared || lacking) return;
  remarks.notes.push({
    code: 'UNDECLARED_PACKAGES',
    text: `package.json does not name ${undeclared.name}, which is imported: it must come along with another package.`,
    evidence: [sourceEvidence(undeclared.edge.node)],
  });
}

/** Aliases that next.config gives its bundler are not known here. */
function hasOwnAliases({ text, files }: NextProject): boolean {
  const config = files.find((path) => /^next\.config\.[cm]?[jt]s$/.test(path));
  return config !== undefined && /alias/i.test(text(config) ?? '');
}

function missingFile({ files }: NextProject, { specifier, outside, node }: ImportEdge, count: number) {
  if (outside) {
    return {
      code: 'MISSING_SOURCE',
      found: `${specifier} is imported, which lies outside of the frontend's folder`,
      needed: 'everything that the application imports in one folder',
      mend: 'copy what is shared into the folder, or make a package of it',
      evidence: [sourceEvidence(node)],
    };
  }
  const similar = similarFile(files, specifier);
  const more = count > 1 ? ` (and ${count - 1} more like it)` : '';
  return {
    code: 'MISSING_SOURCE',
    found: `${specifier} is imported and is not there${more}${similar ? `; there is ${similar.path}` : ''}`,
    needed: 'every file that the application imports, under its exact name',
    mend: similar?.mend ?? 'add the file: a .gitignore such as `lib/` keeps it out of the repository',
    evidence: [sourceEvidence(node)],
  };
}

/** A file whose path ends like an import, capital and small letters taken for the same. */
function similarFile(files: readonly string[], specifier: string) {
  const wanted = `/${specifier.replace(/^(\.{1,2}\/|[@~]\/?)+/, '')}`;
  for (const path of files) {
    for (const name of [path, path.replace(/(\/index)?\.\w+$/, '')]) {
      const end = `/${name}`.slice(-wanted.length);
      if (end === wanted) return { path, mend: 'import it from there, or correct `paths` in tsconfig.json' };
      if (end.toLowerCase() !== wanted.toLowerCase()) continue;
      return { path, mend: 'rename it: on Linux capital and small letters differ' };
    }
  }
  return undefined;
}

function isUndeclared(name: string, { manifest }: NextProject): boolean {
  return (
    manifest.packages[name] === undefined && name !== manifest.name && !isBuiltin(name) && !BROUGHT.test(name)
  );
}

function missingPackage(name: string, { node }: ImportEdge) {
  return {
    code: 'MISSING_PACKAGE',
    found: `${name} is imported, and neither package.json nor the lockfile has it`,
    needed: 'every package that the application imports',
    mend: `npm install ${name}`,
    evidence: [sourceEvidence(node)],
  };
}

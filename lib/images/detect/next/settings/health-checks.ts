import ts from 'typescript';
import type { Finding, FrontendOverrides, Health, HealthChecks } from '../../../../application';
import type { Code } from '../project/code';
import type { NextProject } from '../project/next-project';
import type { Remarks } from '../remarks';
import { calledName } from '../syntax/called-name';
import { descendants } from '../syntax/descendants';

/** Routes that people make to be asked whether the server works, the plainest first. */
const ROUTES = [
  'api/health',
  'api/healthz',
  'api/healthcheck',
  'health',
  'healthz',
  'api/ping',
  'api/status',
];

/** Packages with which a handler asks something else. */
const ASKS_OTHERS =
  /^(pg|postgres|drizzle-orm|@prisma\/client|kysely|better-auth|@neondatabase\/serverless|openai|axios)(\/|$)/;

/** How the frontend is asked whether it works: by a health route, else by its start page, else by its port alone. */
export function healthChecks(
  project: NextProject,
  code: Code,
  basePath: string,
  { health }: FrontendOverrides,
  remarks: Remarks,
): Finding<HealthChecks> {
  const override = 'health';
  if (health !== undefined) {
    const check: Health = health === 'tcp' ? { kind: 'tcp' } : { kind: 'http', path: health };
    return {
      value: { alive: check, ready: check },
      evidence: [],
      reason: 'todo.config.ts says so',
      override,
    };
  }
  const route = ROUTES.map((path) => ({ path, file: handlerOf(path, project, code) })).find(
    ({ file }) => file,
  );
  if (route?.file !== undefined) {
    const ready: Health = { kind: 'http', path: `${basePath}/${route.path}` };
    const isPlain = !asksOthers(route.file, project, code);
    return {
      value: { alive: isPlain ? ready : { kind: 'tcp' }, ready },
      evidence: [{ file: route.file }],
      override,
      ...(!isPlain && { reason: 'the route asks others, on which being alive must not depend' }),
    };
  }
  const page = startPage(project, code);
  if (page !== undefined) {
    const check: Health = { kind: 'http', path: basePath || '/' };
    const reason = 'there is no health route: the start page is asked';
    return { value: { alive: check, ready: check }, evidence: [{ file: page }], reason, override };
  }
  remarks.notes.push({
    code: 'NO_HEALTH_ROUTE',
    text: 'There is neither a health route nor a start page: only whether the port is open is asked.',
    evidence: [],
  });
  const tcp: Health = { kind: 'tcp' };
  return {
    value: { alive: tcp, ready: tcp },
    evidence: [],
    reason: 'neither a health route nor a start page',
    override,
  };
}

/** The file that answers GET at a path, where it can be told. */
function handlerOf(path: string, { files, tree }: NextProject, { isReached }: Code): string | undefined {
  const used = files.filter(isReached);
  // Folders in brackets group routes without being part of their path.
  const route = used.find(
    (file) => /^(src\/)?app\/.*route\.[jt]s$/.test(file) && routePath(file, /^(src\/)?app\//) === path,
  );
  if (route !== undefined) return exportsGet(tree(route)) ? route : undefined;
  return used.find(
    (file) => /^(src\/)?pages\/api\//.test(file) && routePath(file, /^(src\/)?pages\//) === path,
  );
}

function routePath(file: string, root: RegExp): string {
  return file
    .replace(root, '')
    .replace(/\([^/]*\)\//g, '')
    .replace(/(\/route|\/index)?\.[jt]sx?$/, '');
}

function exportsGet(tree: ts.SourceFile): boolean {
  return tree.statements.some((statement) => {
    if (ts.isFunctionDeclaration(statement)) return statement.name?.text === 'GET';
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.some(({ name }) => name.getText(tree) === 'GET');
    }
    const clause = ts.isExportDeclaration(statement) ? statement.exportClause : undefined;
    return !!clause && ts.isNamedExports(clause) && clause.elements.some(({ name }) => name.text === 'GET');
  });
}

/** Whether a handler asks the database or another server, itself or by what it imports. */
function asksOthers(file: string, { tree }: NextProject, { graph }: Code): boolean {
  const seen = new Set<string>();
  const visit = (path: string): boolean => {
    if (seen.has(path)) return false;
    seen.add(path);
    return (
      descendants(tree(path)).some((node) => ts.isCallExpression(node) && calledName(node) === 'fetch') ||
      graph(path).some(
        ({ specifier, target, typeOnly }) =>
          !typeOnly && (ASKS_OTHERS.test(specifier) || (target !== undefined && visit(target))),
      )
    );
  };
  return visit(file);
}

function startPage({ files }: NextProject, { isReached }: Code): string | undefined {
  return files
    .filter(isReached)
    .find(
      (file) =>
        /^(src\/)?app\/(\([^/]*\)\/)*page\.[jt]sx?$/.test(file) ||
        /^(src\/)?pages\/index\.[jt]sx?$/.test(file),
    );
}

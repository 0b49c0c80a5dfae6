import ts from 'typescript';
import type { BetterAuthSource, Finding } from '../../../../application';
import type { Code } from '../project/code';
import type { NextProject } from '../project/next-project';
import { calledName } from '../syntax/called-name';
import { descendants } from '../syntax/descendants';
import { propertyOf } from '../syntax/property-of';
import { sourceEvidence } from '../syntax/source-evidence';
import { authAdapter } from './auth-adapter';
import { authExport } from './auth-export';
import { exportedAs } from './exported-as';

/** Better Auth's server in a project. */
export interface BetterAuth {
  readonly source: Finding<BetterAuthSource>;
  /** It signs tokens that the backend can check by its public keys. */
  readonly jwt: boolean;
  /** Its own code brings the tables up to date before it serves. */
  readonly migratesItself: boolean;
  /** A program outside of the application can import it. */
  readonly importable: boolean;
  /** It is made while its module is loaded, as `next build` does. */
  readonly onLoad: boolean;
  /** Its options, as far as they can be read. */
  readonly options?: ts.ObjectLiteralExpression;
  /** Its making. */
  readonly call: ts.CallExpression;
}

/** Finds the call of `betterAuth(` that the application uses; scripts, tests and what nothing leads to have others. */
export function betterAuth(project: NextProject, code: Code): BetterAuth | undefined {
  const call = project.codeFiles
    .filter(code.isReached)
    .filter((path) => code.graph(path).some(({ specifier }) => /^better-auth(\/minimal)?$/.test(specifier)))
    .flatMap((path) => descendants(project.tree(path)))
    .filter(ts.isCallExpression)
    .find((found) => calledName(found) === 'betterAuth');
  if (!call) return undefined;
  const argument = call.arguments[0] && code.valueOf(call.arguments[0]);
  const options = argument && ts.isObjectLiteralExpression(argument) ? argument : undefined;
  const exported = authExport(call, project, code);
  const value: BetterAuthSource = {
    file: exported?.file ?? call.getSourceFile().fileName,
    exportName: exported?.exportName ?? exportedAs(call) ?? 'auth',
    adapter: authAdapter(options, project, code),
  };
  return {
    source: { value, evidence: [sourceEvidence(call), ...adapterEvidence(options)] },
    jwt: hasPlugin('jwt', project, code),
    migratesItself: code
      .importersOf(/^better-auth\/db(\/migration)?$/)
      .some(({ path, edge }) => edge.names.includes('getMigrations') && code.sides.start.has(path)),
    importable: exported !== undefined,
    onLoad: ts.findAncestor(call, ts.isFunctionLike) === undefined,
    ...(options && { options }),
    call,
  };
}

function adapterEvidence(options: ts.ObjectLiteralExpression | undefined) {
  const member = options && propertyOf(options, 'database');
  return member ? [sourceEvidence(member)] : [];
}

/** Whether a plugin of Better Auth is imported and called. */
function hasPlugin(name: string, project: NextProject, code: Code): boolean {
  return code
    .importersOf(/^better-auth\/plugins(\/\w+)?$/)
    .filter(({ edge }) => edge.names.includes(name))
    .some(({ path }) =>
      descendants(project.tree(path)).some((node) => ts.isCallExpression(node) && calledName(node) === name),
    );
}

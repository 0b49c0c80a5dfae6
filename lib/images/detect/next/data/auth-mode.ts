import ts from 'typescript';
import type { FrontendApplication } from '../../../../application';
import type { Code } from '../project/code';
import type { NextProject } from '../project/next-project';
import type { Remarks } from '../remarks';
import { calledName } from '../syntax/called-name';
import { descendants } from '../syntax/descendants';
import { sourceEvidence } from '../syntax/source-evidence';
import type { BetterAuth } from './better-auth';

/** Packages by which the code signs in without Better Auth, and those of them that stand for a service. */
const OTHERS =
  /^(next-auth|@clerk\/nextjs|@auth0\/nextjs-auth0|@supabase\/(ssr|supabase-js)|iron-session)(\/|$)/;
const SERVICES = /^@(clerk|auth0|supabase)/;

/** Calls that send a request, and the paths by which one signs in. */
const REQUEST = /^(fetch|axios|\w*[aA]pi\w*|\w*[cC]lient|request|\w*[fF]etch\w*)(\.(post|request))?$/;
const LOGIN = /\/(login|signin|sign-in|token)\b/;

/** How the frontend's users are known to the backend. */
export function authMode(
  betterAuth: BetterAuth | undefined,
  project: NextProject,
  { importersOf, isReached, sides }: Code,
  { notes }: Remarks,
): FrontendApplication['auth'] {
  if (betterAuth?.jwt) {
    return {
      value: 'jwks',
      evidence: betterAuth.source.evidence.slice(0, 1),
      reason: "Better Auth's plugin jwt",
    };
  }
  const signing = project.codeFiles
    .filter((path) => sides.server.has(path))
    .flatMap((path) => signingOf(project.tree(path)));
  if (signing[0]) return { value: 'shared-secret', evidence: [sourceEvidence(signing[0])] };
  if (betterAuth) {
    const reason = 'Better Auth without its plugin jwt: sessions are rows of the database';
    return { value: 'session-table', evidence: betterAuth.source.evidence.slice(0, 1), reason };
  }
  const [other] = importersOf(OTHERS);
  if (other) {
    const { specifier, node } = other.edge;
    const evidence = [sourceEvidence(node)];
    if (SERVICES.test(specifier)) {
      const text = `Signing in by ${specifier} needs that service on the internet, and keys for it in .env.`;
      notes.push({ code: 'OUTSIDE_SERVICE', text, evidence });
    }
    return { value: 'own', evidence, reason: specifier };
  }
  const login = project.codeFiles.filter(isReached).flatMap((path) => loginOf(project.tree(path)))[0];
  if (login) return { value: 'own', evidence: [sourceEvidence(login)], reason: "the backend's own login" };
  return { value: 'none', evidence: [], reason: 'no code of this side signs in' };
}

/** What signs a token by a secret: `new SignJWT(…)` of jose, `jwt.sign(…)` of jsonwebtoken. */
function signingOf(tree: ts.SourceFile): ts.Node[] {
  return descendants(tree).filter(
    (node) =>
      (ts.isNewExpression(node) && calledName(node) === 'SignJWT') ||
      (ts.isCallExpression(node) && /^(jwt|jsonwebtoken|JWT)\.sign$/.test(node.expression.getText(tree))),
  );
}

/** A call with the path of a login: `fetch(`${API}/auth/login`, …)`, `api.post('/token', …)`. */
function loginOf(tree: ts.SourceFile): ts.Node[] {
  return descendants(tree).filter((node) => {
    if (!ts.isCallExpression(node) || !node.arguments[0]) return false;
    const path = node.arguments[0].getText(tree);
    return REQUEST.test(node.expression.getText(tree)) && LOGIN.test(path);
  });
}

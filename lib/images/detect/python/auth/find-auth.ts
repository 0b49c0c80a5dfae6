import type { BackendApplication, Finding } from '../../../../application';
import type { PythonProgram } from '../program/python-program';
import { callOf } from '../syntax/call';
import { evidenceOf } from '../syntax/evidence';
import type { PyNode } from '../syntax/py-node';

export type AuthMode = BackendApplication['auth']['value'];

/** What shows a mode, the most telling mode first: an application that can fetch keys may know a shared secret as well. */
const SIGNS: readonly { readonly mode: AuthMode; readonly shows: (node: PyNode) => boolean }[] = [
  {
    mode: 'jwks',
    shows: (node) =>
      isCall(node, /^(PyJWKClient|PyJWKSet|PyJWK|JsonWebKey)$/) || isText(node, /\/jwks\b|jwks\.json/i),
  },
  {
    mode: 'own',
    shows: (node) => isCall(node, /^encode$/, /\bjwt\.encode$/) || isCall(node, /^JWTStrategy$/),
  },
  {
    mode: 'session-table',
    shows: (node) =>
      isText(node, /\b(from|join)\s+["']?(public\.)?["']?session["']?\b/i) || isTableName(node),
  },
  { mode: 'shared-secret', shows: (node) => isCall(node, /^decode$/, /\bjwt\.decode$/) },
];

/** How an application knows its users. */
export function findAuth(program: PythonProgram): Finding<AuthMode> {
  const outside = outsideAccounts(program);
  if (outside)
    return {
      value: 'own',
      evidence: [evidenceOf(outside)],
      reason: 'accounts are kept by a service outside',
    };
  for (const { mode, shows } of SIGNS) {
    for (const { node } of program.all('CallExpression', 'String', 'FormatString', 'AssignStatement')) {
      if (!isDocstring(node) && shows(node)) return { value: mode, evidence: [evidenceOf(node)] };
    }
  }
  return { value: 'none', evidence: [], reason: 'no token is checked' };
}

function isCall(node: PyNode, name: RegExp, callee = /./): boolean {
  const call = callOf(node);
  return call !== undefined && name.test(call.name) && callee.test(call.callee);
}

function isText(node: PyNode, pattern: RegExp): boolean {
  return (node.type === 'String' || node.type === 'FormatString') && pattern.test(node.text);
}

/** `__tablename__ = "session"`, Better Auth's. */
function isTableName(node: PyNode): boolean {
  return node.type === 'AssignStatement' && /^__tablename__\s*=\s*["']session["']$/.test(node.text);
}

function isDocstring(node: PyNode): boolean {
  return node.type === 'String' && node.parent?.type === 'ExpressionStatement';
}

/** A service of accounts whose tokens are checked, by itself or here; the pods must reach it. */
function outsideAccounts(program: PythonProgram): PyNode | undefined {
  for (const { node } of program.all('CallExpression', 'String', 'AssignStatement')) {
    if (isDocstring(node)) continue;
    const isNamed =
      /^["']?(CLERK_(JWKS_URL|ISSUER|SECRET_KEY)|AUTH0_DOMAIN|SUPABASE_JWT_SECRET|clerk_(jwks_url|issuer|secret_key)|auth0_domain)\b/.test(
        node.text,
      );
    // `supabase.auth.get_user(token)`
    if (isNamed || isCall(node, /^(get_user|verify_id_token)$/, /\bauth\.\w+$/)) return node;
  }
  return undefined;
}

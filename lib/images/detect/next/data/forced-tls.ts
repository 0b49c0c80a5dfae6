import ts from 'typescript';
import type { Problem } from '../../../../application';
import type { NextProject } from '../project/next-project';
import type { Remarks } from '../remarks';
import { descendants } from '../syntax/descendants';
import { isProduction } from '../syntax/is-production';
import { sourceEvidence } from '../syntax/source-evidence';
import { verifyingAddress } from './verifying-address';

/** pg itself, and what connects by it. */
const BY_PG = /^(pg|drizzle-orm\/node-postgres|@prisma\/adapter-pg)$/;

/**
 * Notices `ssl: true`, `ssl: 'require'` and `ssl: { … }` beside a database's address, where they hold in production, and
 * what is added to the address itself. What verifies the database's certificate cannot talk to the bundled one.
 *
 * @param drivers drivers and the files that import them.
 */
export function forcedTls(
  { tree }: NextProject,
  drivers: readonly { readonly name: string; readonly file: string }[],
  { notes, problems }: Remarks,
): void {
  const [verifying] = drivers
    .filter(({ name }) => BY_PG.test(name))
    .flatMap(({ file }) => verifyingAddress(tree(file)) ?? []);
  if (verifying) {
    problems.push(certificateProblem(verifying));
    return;
  }
  const [forced] = [...new Set(drivers.map(({ file }) => file))]
    .flatMap((path) => descendants(tree(path)))
    .filter(ts.isPropertyAssignment)
    .filter(({ name }) => name.getText() === 'ssl')
    .flatMap((member) => {
      const value = forcedValue(member.initializer);
      return value ? [{ value, member }] : [];
    });
  if (!forced) return;
  const { value, member } = forced;
  if (/^true$|rejectUnauthorized:\s*true/.test(value.getText()) && !/\bca\b/.test(value.getText())) {
    problems.push(certificateProblem(member));
    return;
  }
  const text = 'The connection to the database is encrypted whatever its address says.';
  notes.push({ code: 'DATABASE_TLS', text, evidence: [sourceEvidence(member)] });
}

function certificateProblem(node: ts.Node): Problem {
  return {
    code: 'DATABASE_CERTIFICATE',
    found: "it verifies the database's certificate, which nobody vouches for in the bundled Postgres",
    needed:
      'a connection that is encrypted at most (`rejectUnauthorized: false`, in an address `sslmode=no-verify`), or a database outside with a public certificate',
    mend: "write such an address as DATABASE_URL into .env, and accept: ['DATABASE_CERTIFICATE'] in todo.config.ts",
    evidence: [sourceEvidence(node)],
  };
}

/** The value that holds in production; `undefined` where it demands nothing, or where that cannot be told. */
function forcedValue(value: ts.Expression): ts.Expression | undefined {
  if (ts.isConditionalExpression(value)) {
    return isProduction(value.condition) ? forcedValue(value.whenTrue) : undefined;
  }
  const isForced =
    ts.isObjectLiteralExpression(value) ||
    value.kind === ts.SyntaxKind.TrueKeyword ||
    (ts.isStringLiteral(value) && value.text !== 'disable' && value.text !== 'prefer');
  return isForced ? value : undefined;
}

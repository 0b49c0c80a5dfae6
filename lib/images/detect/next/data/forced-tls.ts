import ts from 'typescript';
import type { NextProject } from '../project/next-project';
import type { Remarks } from '../remarks';
import { descendants } from '../syntax/descendants';
import { sourceEvidence } from '../syntax/source-evidence';

/**
 * Notices `ssl: true`, `ssl: 'require'` and `ssl: { … }` beside a database's address, where they hold in production. What
 * verifies the database's certificate cannot talk to the bundled one.
 *
 * @param paths files that import a driver.
 */
export function forcedTls(
  { tree }: NextProject,
  paths: readonly string[],
  { notes, problems }: Remarks,
): void {
  const [forced] = [...new Set(paths)]
    .flatMap((path) => descendants(tree(path)))
    .filter(ts.isPropertyAssignment)
    .filter(({ name }) => name.getText() === 'ssl')
    .flatMap((member) => {
      const value = forcedValue(member.initializer);
      return value ? [{ value, evidence: [sourceEvidence(member)] }] : [];
    });
  if (!forced) return;
  const { value, evidence } = forced;
  if (/^true$|rejectUnauthorized:\s*true/.test(value.getText()) && !/\bca\b/.test(value.getText())) {
    problems.push({
      code: 'DATABASE_CERTIFICATE',
      found: "it verifies the database's certificate, which nobody vouches for in the bundled Postgres",
      needed:
        'a connection that is encrypted at most (`rejectUnauthorized: false`), or a database outside with a public certificate',
      mend: "write such an address as DATABASE_URL into .env, and accept: ['DATABASE_CERTIFICATE'] in todo.config.ts",
      evidence,
    });
    return;
  }
  const text = 'The connection to the database is encrypted whatever its address says.';
  notes.push({ code: 'DATABASE_TLS', text, evidence });
}

/** The value that holds in production; `undefined` where it demands nothing, or where that cannot be told. */
function forcedValue(value: ts.Expression): ts.Expression | undefined {
  if (ts.isConditionalExpression(value)) {
    const isProduction = /NODE_ENV\s*===?\s*['"]production['"]/.test(value.condition.getText());
    return isProduction ? forcedValue(value.whenTrue) : undefined;
  }
  const isForced =
    ts.isObjectLiteralExpression(value) ||
    value.kind === ts.SyntaxKind.TrueKeyword ||
    (ts.isStringLiteral(value) && value.text !== 'disable' && value.text !== 'prefer');
  return isForced ? value : undefined;
}

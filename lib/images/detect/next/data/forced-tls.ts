import ts from 'typescript';
import type { NextProject } from '../project/next-project';
import type { Remarks } from '../remarks';
import { descendants } from '../syntax/descendants';
import { sourceEvidence } from '../syntax/source-evidence';

/**
 * Notices `ssl: true`, `ssl: 'require'` and `ssl: { … }` beside a database's address, where they hold in production.
 *
 * @param paths files that import a driver.
 */
export function forcedTls({ tree }: NextProject, paths: readonly string[], { notes }: Remarks): void {
  const [forced] = [...new Set(paths)]
    .flatMap((path) => descendants(tree(path)))
    .filter(ts.isPropertyAssignment)
    .filter(({ name, initializer }) => name.getText() === 'ssl' && isForced(initializer));
  if (!forced) return;
  const isVerified = /^true$|rejectUnauthorized:\s*true/.test(forced.initializer.getText());
  notes.push({
    code: 'DATABASE_TLS',
    text: isVerified
      ? 'The connection to the database is encrypted and its certificate verified, which the one of the bundled Postgres cannot pass.'
      : 'The connection to the database is encrypted whatever its address says.',
    evidence: [sourceEvidence(forced)],
  });
}

function isForced(value: ts.Expression): boolean {
  if (ts.isConditionalExpression(value)) {
    const isProduction = /NODE_ENV\s*===?\s*['"]production['"]/.test(value.condition.getText());
    return isProduction && isForced(value.whenTrue);
  }
  return (
    ts.isObjectLiteralExpression(value) ||
    value.kind === ts.SyntaxKind.TrueKeyword ||
    (ts.isStringLiteral(value) && value.text !== 'disable' && value.text !== 'prefer')
  );
}

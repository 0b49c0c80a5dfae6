import type ts from 'typescript';

/** Whether a condition holds where the application is deployed: `process.env.NODE_ENV === 'production'`. */
export function isProduction(condition: ts.Expression): boolean {
  return /NODE_ENV\s*===?\s*['"]production['"]/.test(condition.getText());
}

/** The text of a package.json with Next.js and more. */
export function packageJson(
  dependencies: Readonly<Record<string, string>> = {},
  more: Readonly<Record<string, unknown>> = {},
): string {
  return JSON.stringify({ ...more, dependencies: { next: '15.5.9', ...dependencies } }, null, 2);
}

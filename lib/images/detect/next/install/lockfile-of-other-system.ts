/** Programs for Windows or macOS, as an npm lockfile names them, with the part that says the system. */
const FOREIGN = /"node_modules\/([^"]*?)-(?:win32-x64-msvc|win32-arm64-msvc|darwin-arm64|darwin-x64)"/g;

/**
 * A package whose program for Linux an npm lockfile lacks, though it has the one for another system; `undefined` when
 * there is none. npm leaves the others out when it is run beside an older `node_modules`, and then nothing adds them.
 */
export function lockfileOfOtherSystem(text: string): string | undefined {
  const names = [...text.matchAll(FOREIGN)].map(([, name = '']) => name);
  return names.find((name) => !text.includes(`"node_modules/${name}-linux-x64`));
}

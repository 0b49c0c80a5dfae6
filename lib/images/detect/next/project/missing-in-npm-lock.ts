/** A package as an npm lockfile of version 2 or 3 names it, by its place: `node_modules/a/node_modules/b`. */
export interface NpmPackage {
  readonly version?: string;
  readonly engines?: { readonly node?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  /** Among them are those of other platforms, which a complete lockfile has too. */
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/**
 * The packages that others in an npm lockfile need and that it has not. npm writes such lockfiles beside a
 * `node_modules` of another system, and `npm ci` then refuses them.
 */
export function missingInNpmLock(packages: Readonly<Record<string, NpmPackage>>): string[] {
  const missing = Object.entries(packages).flatMap(([place, { dependencies, optionalDependencies }]) =>
    place === ''
      ? []
      : Object.keys({ ...dependencies, ...optionalDependencies }).filter(
          (name) => !isFound(name, place, packages),
        ),
  );
  return [...new Set(missing)].sort();
}

/** As Node.js looks for it: beside the package itself, then further up. */
function isFound(name: string, place: string, packages: Readonly<Record<string, NpmPackage>>): boolean {
  for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
}

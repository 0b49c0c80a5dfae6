/** An empty map counts as none, as in Helm's templates. */
export function hasEntries(map: object): boolean {
  return Object.keys(map).length > 0;
}

/** The RUN instruction that installs Debian packages; none for none. */
export function debianPackages(names: readonly string[]): string[] {
  if (names.length === 0) return [];
  return [
    [
      'RUN apt-get update && \\',
      `    apt-get install --yes --no-install-recommends ${[...names].sort().join(' ')} && \\`,
      '    rm -rf /var/lib/apt/lists/*',
    ].join('\n'),
  ];
}

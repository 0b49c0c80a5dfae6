/** Tools that build an application's image and are no part of it. */
export const toolVersions = {
  uv: '0.13.9',
  esbuild: '0.28.2',
  serveHandler: '6.1.8',
  pg: '8.23.0',
  /** Where the application names none; by the lock file's needs. */
  pnpm: '10.34.8',
  yarn: '1.22.22',
  yarnBerry: '4.18.1',
  bun: '1.4.5',
} as const;

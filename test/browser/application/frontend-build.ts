import { existsSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { distDir, projectRoot } from '../../../lib/support/paths';

/** The frontend as it runs: `server.js` and what belongs to it. */
export const frontendFolder = join(distDir, 'application', 'frontend');

/**
 * Puts the parts of `next build` together as an image does; a later build does not disturb the copy.
 *
 * @throws Error when there is no build.
 */
export async function copyFrontendBuild(): Promise<void> {
  const built = join(projectRoot, 'frontend', '.next');
  if (!existsSync(join(built, 'standalone')))
    throw new Error('the frontend is not built: run frontend/scripts/build');
  await rm(frontendFolder, { recursive: true, force: true });
  await cp(join(built, 'standalone'), frontendFolder, { recursive: true, verbatimSymlinks: true });
  await cp(join(built, 'static'), join(frontendFolder, '.next', 'static'), { recursive: true });
}

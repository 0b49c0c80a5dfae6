import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { withLock } from '../../support/lock';
import { stateDir } from '../../support/paths';
import { during, Reporter } from '../../support/reporter';
import { ComponentCache } from '../component-cache';
import { Component } from '../components';
import { compile } from './compile';
import { requireGo } from './go-toolchain';
import { writeImageArchive } from './image-archive';

/**
 * Makes the components that are not in the cache yet. Each is built beside the cache and moved in when it is complete:
 * an interrupted build goes on with the component it was at, and two runs at once build nothing twice.
 *
 * @throws UserError NO_GO or OLD_GO when something has to be built and Go is not there.
 */
export async function buildComponents(
  wanted: readonly Component[],
  reporter: Reporter,
  cache: ComponentCache = new ComponentCache(),
): Promise<void> {
  if (wanted.every((component) => cache.has(component))) return;
  await withLock(cache.root, reporter, async () => {
    const missing = wanted.filter((component) => !cache.has(component));
    if (missing.length === 0) return;
    const go = await requireGo(missing.map(({ name }) => name).join(', '));
    const goCaches = join(cache.root, 'go-caches.partial');
    await during(
      reporter,
      `building ${missing.length} components from source, once per machine`,
      async (step) => {
        for (const [index, component] of missing.entries()) {
          step.update(`${component.name} ${component.version} (${index + 1} of ${missing.length})`);
          await build(component, cache, go, goCaches);
        }
      },
    );
    rmSync(goCaches, { recursive: true, force: true });
  });
}

async function build(
  component: Component,
  cache: ComponentCache,
  go: string,
  goCaches: string,
): Promise<void> {
  const finished = cache.folderOf(component);
  const partial = `${finished}.partial`;
  const workDir = `${partial}.work`;
  for (const folder of [partial, workDir]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  const file = basename(cache.fileOf(component));
  const logFile = join(stateDir(), 'logs', 'build-components.log');
  const program = component.image ? join(workDir, component.name) : join(partial, file);
  await compile({ component, cache, go, goCaches, output: program, logFile });
  if (component.image) {
    await writeImageArchive({
      component,
      name: component.image,
      program,
      workDir,
      tarFile: join(partial, file),
      logFile,
    });
  }
  renameSync(partial, finished);
  rmSync(workDir, { recursive: true, force: true });
}

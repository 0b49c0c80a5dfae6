import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { during, Reporter } from '../../support/reporter';
import { UserError } from '../../support/user-error';
import { ArchiveFile } from '../archive-file';
import { ImageEngine } from '../engine/image-engine';
import { ImageFolders } from '../image-folders';
import { BaseImageUsed, recordBaseImage } from './base-record';
import { buildStandIn } from './build-stand-in';
import { StandIn } from './stand-in';
import { RECIPE_LABEL, STAND_IN_LABEL } from './stand-in-labels';
import { standInRecipe } from './stand-in-recipe';
import { standIns } from './stand-ins';

/** What base images are made and kept with. */
export interface BaseImageProps {
  readonly engine: ImageEngine;
  readonly folders: ImageFolders;
  readonly reporter: Reporter;
}

/**
 * Sees to it that the engine has a base image: the one it has already; else the official one, where its registry answers;
 * else a stand-in of the same name. A stand-in made once is kept until its recipe changes.
 *
 * @throws UserError where neither a registry answers nor a stand-in can be made.
 */
export async function ensureBaseImage(name: string, props: BaseImageProps): Promise<BaseImageUsed> {
  const used = await provide(name, props);
  recordBaseImage(props.folders.cache, used);
  return used;
}

/** Where a stand-in's image is kept as a tar file. */
export function standInArchive(cache: string, name: string, recipe: string): ArchiveFile {
  return new ArchiveFile(cache, name.replace(':', '-'), recipe);
}

async function provide(name: string, { engine, folders, reporter }: BaseImageProps): Promise<BaseImageUsed> {
  const standIn = standIns.find((one) => one.name === name);
  const recipe = standInRecipe(name);
  const labels = await engine.labels(name);
  if (labels && !(STAND_IN_LABEL in labels)) return { name, standIn: false };
  if (labels && recipe && labels[RECIPE_LABEL] === recipe) return { name, standIn: true, recipe };

  const logFile = join(folders.logs, `${name.replace(/^.*\//, '').replace(':', '-')}.log`);
  rmSync(logFile, { force: true });
  if (!standIn || !recipe || (await engine.canPull(name))) {
    await during(reporter, `base image ${name}`, () => engine.pull(name, logFile));
    return { name, standIn: false };
  }
  await makeStandIn(standIn, recipe, logFile, { engine, folders, reporter });
  return { name, standIn: true, recipe };
}

async function makeStandIn(
  standIn: StandIn,
  recipe: string,
  logFile: string,
  { engine, folders, reporter }: BaseImageProps,
): Promise<void> {
  const archive = standInArchive(folders.cache, standIn.name, recipe);
  const title = `base image ${standIn.name}: no registry answers, stand-in from Debian packages`;
  await during(reporter, title, async () => {
    if (archive.exists()) return engine.load(archive.path);
    await buildStandIn({ standIn, recipe, engine, logFile, reporter }).catch((error: unknown) => {
      throw error instanceof UserError ? noBaseImage(standIn.name, error) : error;
    });
    await archive.write(engine, [standIn.name]);
  });
}

function noBaseImage(name: string, cause: UserError): UserError {
  return new UserError({
    code: 'NO_BASE_IMAGE',
    found: `no image registry answers for ${name}, and a stand-in cannot be made: ${cause.found}`,
    needed: `an image registry, or what a stand-in needs: ${cause.needed}`,
    mend: 'connect to docker.io or a mirror of it (or run as root on Debian) and repeat the command',
    cause,
  });
}

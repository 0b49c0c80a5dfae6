import { join } from 'node:path';
import { withLock } from '../support/lock';
import { during, Reporter } from '../support/reporter';
import { baseNames } from './base-names';
import { BaseImageUsed, baseImagesUsed, recordBaseImage } from './bases/base-record';
import { ensureBaseImage, standInArchive } from './bases/ensure-base-image';
import { standInRecipe } from './bases/stand-in-recipe';
import { ImageEngine } from './engine/image-engine';
import { ImageFolders, imageFolders } from './image-folders';
import { ImageResult } from './image-result';
import { ImageStore } from './image-store';

const reference = baseNames.postgres;

/**
 * Sees to it that the database's image can be had in the cluster: where its registry answers the cluster pulls it by
 * itself, else a stand-in of the same name is made and loaded.
 *
 * @param engine called when the cluster does not have the image.
 * @throws UserError where neither a registry answers nor a stand-in can be made.
 */
export async function ensureDatabaseImage(
  store: ImageStore,
  engine: () => Promise<ImageEngine>,
  reporter: Reporter,
  folders: ImageFolders = imageFolders(),
): Promise<ImageResult> {
  const result = (action: ImageResult['action']): ImageResult => ({ name: 'database', reference, action });
  if (await isCurrent(store, folders)) {
    reporter.check('ok', `in ${store.title ?? 'the cluster'} already: ${reference}`);
    return result('unchanged');
  }
  return withLock(join(folders.cache, 'images'), reporter, async () => {
    if (await isCurrent(store, folders)) return result('unchanged');
    const chosen = await engine();
    const used = await provide(chosen, folders, reporter);
    if (!used.recipe) return result('pulled');
    const archive = standInArchive(folders.cache, reference, used.recipe);
    if (!archive.exists()) await archive.write(chosen, [reference]);
    await during(reporter, `loading ${reference} into ${store.title ?? 'the cluster'}`, () =>
      store.load(archive.path, [reference]),
    );
    return result('loaded');
  });
}

/** An image of the name may be an outdated stand-in; nothing is known of one that this machine did not provide. */
async function isCurrent(store: ImageStore, folders: ImageFolders): Promise<boolean> {
  const used = baseImagesUsed(folders.cache).find(({ name }) => name === reference);
  return (used?.recipe === undefined || used.recipe === standInRecipe(reference)) && store.has(reference);
}

async function provide(
  engine: ImageEngine,
  folders: ImageFolders,
  reporter: Reporter,
): Promise<BaseImageUsed> {
  const labels = await engine.labels(reference);
  if (!labels && (await engine.canPull(reference))) {
    const official = { name: reference, standIn: false };
    recordBaseImage(folders.cache, official);
    return official;
  }
  return ensureBaseImage(reference, { engine, folders, reporter });
}

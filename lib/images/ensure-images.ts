import { join } from 'node:path';
import { withLock } from '../support/lock';
import { during, Reporter } from '../support/reporter';
import { ArchiveFile } from './archive-file';
import { ensureBaseImage } from './bases/ensure-base-image';
import { buildImage } from './build-image';
import { contentReference } from './content-reference';
import { ImageEngine } from './engine/image-engine';
import { ImageFolders, imageFolders } from './image-folders';
import { ImageResult } from './image-result';
import { ImageStore } from './image-store';
import { ImagePart } from './part';

/** A part and the reference of its present source. */
interface Wanted {
  readonly part: ImagePart;
  readonly reference: string;
}

/**
 * Sees to it that the cluster has an image of each part's present source, under its content tag and as `:latest`.
 * What the cluster has is left alone; what was built before is loaded; only the rest is built.
 *
 * @param engine called when something must be built or loaded, so that a run with nothing to do needs no engine.
 * @throws UserError BUILD_FAILED, SOURCE_CHANGED, and what choosing an engine throws.
 */
export async function ensureImages(
  parts: readonly ImagePart[],
  store: ImageStore,
  engine: () => Promise<ImageEngine>,
  reporter: Reporter,
  folders: ImageFolders = imageFolders(),
): Promise<ImageResult[]> {
  const wanted = parts.map((part) => ({ part, reference: contentReference(part) }));
  const missing = await notIn(store, wanted);
  const present = wanted.filter((one) => !missing.includes(one)).map(({ reference }) => reference);
  if (present.length > 0)
    reporter.check('ok', `in ${store.title ?? 'the cluster'} already: ${present.join(', ')}`);
  const done = missing.length === 0 ? [] : await provide(missing, store, engine, reporter, folders);
  return wanted.map(
    ({ part: { name }, reference }) =>
      done.find((result) => result.name === name) ?? { name, reference, action: 'unchanged' },
  );
}

async function notIn(store: ImageStore, wanted: readonly Wanted[]): Promise<Wanted[]> {
  const has = await Promise.all(wanted.map(({ reference }) => store.has(reference)));
  return wanted.filter((_, index) => !has[index]);
}

async function provide(
  missing: readonly Wanted[],
  store: ImageStore,
  chooseEngine: () => Promise<ImageEngine>,
  reporter: Reporter,
  folders: ImageFolders,
): Promise<ImageResult[]> {
  return withLock(join(folders.cache, 'images'), reporter, async () => {
    const results: ImageResult[] = [];
    // Another run may have done the work while this one waited for the lock.
    for (const { part, reference } of await notIn(store, missing)) {
      const references: [string, string] = [reference, `${part.repository}:latest`];
      const archive = new ArchiveFile(folders.cache, part.repository, tagOf(reference));
      const action = archive.exists() ? 'loaded' : 'built';
      if (action === 'built') {
        const engine = await chooseEngine();
        for (const base of part.bases) await ensureBaseImage(base, { engine, folders, reporter });
        await during(reporter, `building ${reference} with ${engine.name}`, async (step) => {
          const onStep = (text: string): void => step.update(text);
          await buildImage({ part, references, engine, folders, onStep });
          await archive.write(engine, references);
          await engine.prune(part.repository, references);
        });
      }
      await during(reporter, `loading ${reference} into ${store.title ?? 'the cluster'}`, () =>
        store.load(archive.path, references),
      );
      results.push({ name: part.name, reference, action });
    }
    return results;
  });
}

function tagOf(reference: string): string {
  return reference.slice(reference.lastIndexOf(':') + 1);
}

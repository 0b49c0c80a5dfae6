import { baseNames } from '../../lib/images/base-names';
import { recordBaseImage } from '../../lib/images/bases/base-record';
import { RECIPE_LABEL, STAND_IN_LABEL } from '../../lib/images/bases/stand-in-labels';
import { standInRecipe } from '../../lib/images/bases/stand-in-recipe';
import { ImageEngine } from '../../lib/images/engine/image-engine';
import { ensureDatabaseImage } from '../../lib/images/ensure-database-image';
import { FakeEngine, FakeReporter, FakeStore, temporaryFolders } from './support/fakes';

const reference = baseNames.postgres;
const recipe = standInRecipe(reference) ?? '';

function setting() {
  const engine = new FakeEngine();
  const store = new FakeStore();
  const folders = temporaryFolders();
  const ensure = (provide: () => Promise<ImageEngine> = () => Promise.resolve(engine)) =>
    ensureDatabaseImage(store, provide, new FakeReporter(), folders);
  return { engine, store, folders, ensure };
}

const noEngine = (): Promise<ImageEngine> => Promise.reject(new Error('no engine was expected to be needed'));

describe("the database's image", () => {
  test('is left to the cluster where its registry answers', async () => {
    const { engine, store, ensure } = setting();
    engine.registryAnswers = true;
    expect(await ensure()).toEqual({ name: 'database', reference, action: 'pulled' });
    expect(store.loads).toEqual([]);
    expect(engine.done).toEqual([`ask registry for ${reference}`]);
  });

  test('is loaded as a stand-in where no registry answers', async () => {
    const { engine, store, ensure } = setting();
    engine.storage.set(reference, { [STAND_IN_LABEL]: 'true', [RECIPE_LABEL]: recipe });
    expect(await ensure()).toMatchObject({ action: 'loaded' });
    expect([...store.images]).toEqual([reference]);
    expect(await ensure(noEngine)).toMatchObject({ action: 'unchanged' });
  });

  test('that the cluster has from elsewhere is left alone', async () => {
    const { store, ensure } = setting();
    store.images.add(reference);
    expect(await ensure(noEngine)).toMatchObject({ action: 'unchanged' });
  });

  test('is replaced when it is a stand-in of an older recipe', async () => {
    const { engine, store, folders, ensure } = setting();
    store.images.add(reference);
    recordBaseImage(folders.cache, { name: reference, standIn: true, recipe: 'older' });
    engine.storage.set(reference, { [STAND_IN_LABEL]: 'true', [RECIPE_LABEL]: recipe });
    expect(await ensure()).toMatchObject({ action: 'loaded' });
    expect(store.loads).toHaveLength(1);
  });
});

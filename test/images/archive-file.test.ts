import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ArchiveFile } from '../../lib/images/archive-file';
import { FakeEngine, temporaryFolders } from './support/fakes';

const repository = 'docker.io/library/todo-backend';

/** A cache with an archive for each key, the first the oldest, of the years 1971, 1972 and so on. */
function cacheWith(...keys: string[]): string {
  const { cache } = temporaryFolders();
  mkdirSync(cache, { recursive: true });
  keys.forEach((key, index) => {
    const file = join(cache, `${key}.tar`);
    writeFileSync(file, '');
    utimesSync(file, new Date(1971 + index, 0), new Date(1971 + index, 0));
  });
  return cache;
}

test('the newest three archives of a repository stay, others are left alone', async () => {
  const cache = cacheWith('todo-frontend@f', 'todo-backend@z', 'todo-backend@y', 'todo-backend@a');
  await new ArchiveFile(cache, repository, 'new').write(new FakeEngine(), [`${repository}:new`]);
  expect(readdirSync(cache).sort()).toEqual([
    'todo-backend@a.tar',
    'todo-backend@new.tar',
    'todo-backend@y.tar',
    'todo-frontend@f.tar',
  ]);
});

test('an archive that could not be written takes no place', async () => {
  const cache = cacheWith('todo-backend@a');
  const engine = new FakeEngine();
  engine.save = () => Promise.reject(new Error('disk full'));
  const archive = new ArchiveFile(cache, repository, 'new');
  await expect(archive.write(engine, [])).rejects.toThrow('disk full');
  expect(archive.exists()).toBe(false);
  expect(readdirSync(cache)).toEqual(['todo-backend@a.tar']);
});

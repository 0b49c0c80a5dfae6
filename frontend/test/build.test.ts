import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Files of the build that an image takes. */
async function shippedFiles(): Promise<string[]> {
  const folders = ['.next/standalone', '.next/static'];
  const found = await Promise.all(
    folders.map((folder) => readdir(folder, { recursive: true, withFileTypes: true })),
  );
  return found.flat().flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []));
}

test('no public value of the building environment is in the build', async () => {
  const files = await shippedFiles();
  expect(files.length).toBeGreaterThan(100);
  const baked: string[] = [];
  for (const file of files) {
    if ((await readFile(file, 'latin1')).includes('baked-in-')) baked.push(file);
  }
  expect(baked).toEqual([]);
});

test('the code for browsers names no secret and no address of the cluster', async () => {
  const files = (await shippedFiles()).filter(
    (file) => file.startsWith('.next/static') && file.endsWith('.js'),
  );
  expect(files).not.toEqual([]);
  for (const file of files) {
    expect(await readFile(file, 'utf8')).not.toMatch(/DATABASE_URL|NEXT_PUBLIC_BACKEND_URL/);
  }
});

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

/** Names that only server code reads. (Better Auth's own code for browsers names BETTER_AUTH_SECRET.) */
const SERVER_ONLY =
  /DATABASE_URL|NEXT_PUBLIC_BACKEND_URL|CLIENT_SECRET|OPENAI_API_KEY|TRUSTED_PROXIES|postgresql:/g;

test('the code for browsers names no secret and no address of the cluster', async () => {
  const files = (await shippedFiles()).filter(
    (file) => file.startsWith('.next/static') && file.endsWith('.js'),
  );
  expect(files).not.toEqual([]);
  const code = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  expect(code.flatMap((text) => text.match(SERVER_ONLY) ?? [])).toEqual([]);
});

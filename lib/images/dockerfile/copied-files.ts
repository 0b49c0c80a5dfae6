import { dirname } from 'node:path/posix';

/** COPY instructions that bring some files of the source folder, each to its own place; a folder ends with `/`. */
export function copiedFiles(files: readonly string[]): string[] {
  const folders = files.filter((file) => file.endsWith('/')).map((folder) => `COPY ${folder} ./${folder}`);
  const byFolder = new Map<string, string[]>();
  for (const file of files.filter((one) => !one.endsWith('/'))) {
    const folder = dirname(file) === '.' ? './' : `./${dirname(file)}/`;
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), file]);
  }
  return [...[...byFolder].map(([folder, names]) => `COPY ${names.join(' ')} ${folder}`), ...folders];
}

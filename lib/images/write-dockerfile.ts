import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImagePart } from './part';

/** Where a part's Dockerfile and ignore file were written. */
export interface DockerfilePaths {
  readonly dockerfile: string;
  readonly ignoreFile: string;
}

/**
 * Writes `<name>.Dockerfile`, and beside it `<name>.Dockerfile.dockerignore`, where Docker looks for it by itself.
 *
 * @param outDir usually `dist/docker`.
 */
export function writeDockerfile(part: ImagePart, outDir: string): DockerfilePaths {
  mkdirSync(outDir, { recursive: true });
  const dockerfile = join(outDir, `${part.name}.Dockerfile`);
  const ignoreFile = `${dockerfile}.dockerignore`;
  writeWhole(dockerfile, part.dockerfile);
  writeWhole(ignoreFile, part.ignoreFile);
  return { dockerfile, ignoreFile };
}

/** Another run may be reading the file: it sees the old text or the new one. */
function writeWhole(file: string, text: string): void {
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, text);
  renameSync(temporary, file);
}

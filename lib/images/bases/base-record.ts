import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { imageFolders } from '../image-folders';

/** A base image that was used on this machine. */
export interface BaseImageUsed {
  /** Name of the image, e.g. `docker.io/library/python:3.13-slim-trixie`. */
  readonly name: string;
  /** Whether it was made from Debian packages because no image registry answered. */
  readonly standIn: boolean;
  /** Digest of the stand-in's recipe. @default - none: it is the official image */
  readonly recipe?: string;
}

/** The base images that this machine's images were built from last, in the order of their names. */
export function baseImagesUsed(cache: string = imageFolders().cache): BaseImageUsed[] {
  const file = recordFile(cache);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as BaseImageUsed[]) : [];
}

/** Remembers which kind of base image was used. */
export function recordBaseImage(cache: string, used: BaseImageUsed): void {
  const file = recordFile(cache);
  const others = baseImagesUsed(cache).filter(({ name }) => name !== used.name);
  const all = [...others, used].sort((a, b) => (a.name < b.name ? -1 : 1));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.partial`, `${JSON.stringify(all, undefined, 2)}\n`);
  renameSync(`${file}.partial`, file);
}

function recordFile(cache: string): string {
  return join(cache, 'base-images.json');
}

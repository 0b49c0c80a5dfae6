import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ImageEngine } from './engine/image-engine';

/** How many of a repository stay: those of applications that are deployed in turn. */
const KEPT = 3;

/** An image kept as a tar file in the cache, of which the newest few of each repository stay. */
export class ArchiveFile {
  readonly path: string;
  private readonly prefix: string;

  /** @param key tells versions of the repository's image apart. */
  constructor(
    private readonly folder: string,
    repository: string,
    key: string,
  ) {
    this.prefix = `${basename(repository)}@`;
    this.path = join(folder, `${this.prefix}${key}.tar`);
  }

  exists(): boolean {
    return existsSync(this.path);
  }

  /** Writes it from the engine's storage, whole or not at all, and deletes the repository's oldest ones. */
  async write(engine: ImageEngine, references: readonly string[]): Promise<void> {
    mkdirSync(this.folder, { recursive: true });
    const temporary = `${this.path}.partial`;
    await engine.save(references, temporary);
    renameSync(temporary, this.path);
    const others = readdirSync(this.folder).filter(
      (name) => name.startsWith(this.prefix) && name.endsWith('.tar'),
    );
    const files = others.map((name) => join(this.folder, name)).filter((file) => file !== this.path);
    const newestFirst = files.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
    for (const file of newestFirst.slice(KEPT - 1)) rmSync(file);
  }
}

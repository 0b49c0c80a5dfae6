import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ImageEngine } from './engine/image-engine';

/** An image kept as a tar file in the cache, of which the latest of each repository stays. */
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

  /** Writes it from the engine's storage, whole or not at all, and deletes the repository's older ones. */
  async write(engine: ImageEngine, references: readonly string[]): Promise<void> {
    mkdirSync(this.folder, { recursive: true });
    const temporary = `${this.path}.partial`;
    await engine.save(references, temporary);
    renameSync(temporary, this.path);
    const old = readdirSync(this.folder).filter((name) => name.startsWith(this.prefix));
    for (const name of old) if (name !== basename(this.path)) rmSync(join(this.folder, name));
  }
}

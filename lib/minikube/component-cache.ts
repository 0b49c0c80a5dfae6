import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir } from '../support/paths';
import { Component } from './components';

/** The folder with one Go module folder (go.mod, go.sum) per upstream project. */
export const goFolder = join(__dirname, 'go');

/**
 * Where finished components are kept. A component's folder is named after everything that went into it, so that what
 * is there is complete and right, and nothing has to be compared. The Go toolchain is not part of the name: a newer Go
 * is no reason to build the same versions again, and a machine whose cache is full needs no Go.
 */
export class ComponentCache {
  /**
   * @param root folder of the cache. @default - `components` in the user's cache folder
   * @param modules folder that holds the Go module folders.
   */
  constructor(
    readonly root: string = join(cacheDir(), 'components'),
    private readonly modules: string = goFolder,
  ) {}

  /** The folder of a component, whether it is there or not. */
  folderOf(component: Component): string {
    const hash = createHash('sha256').update(
      `${process.platform}/${process.arch}\n${JSON.stringify(component)}\n`,
    );
    if (component.source.kind !== 'busybox') {
      const module = this.moduleFolderOf(component.source.folder);
      // Beside go.mod and go.sum there may be a program of our own.
      for (const file of readdirSync(module).sort()) hash.update(readFileSync(join(module, file)));
    }
    return join(this.root, `${component.name}-${component.version}-${hash.digest('hex').slice(0, 12)}`);
  }

  /** The finished file: a program, or an image as a tar file. */
  fileOf(component: Component): string {
    return join(this.folderOf(component), component.image ? 'image.tar' : component.name);
  }

  has(component: Component): boolean {
    return existsSync(this.fileOf(component));
  }

  /** Absolute path of the folder that holds go.mod and go.sum. */
  moduleFolderOf(name: string): string {
    return join(this.modules, name);
  }
}

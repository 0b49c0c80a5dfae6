import { type Dirent, readdirSync } from 'node:fs';

/** What lies in a folder, in the order of its names; nothing of one that may not be read, e.g. a database's data. */
export function folderEntries(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

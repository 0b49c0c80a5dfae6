import type { WritableFolder } from '../../application';
import type { ScratchFolder } from '../../constructs/hardened-pod';

/** For temporary files, which libraries write too. */
const TMP: ScratchFolder = { name: 'tmp', path: '/tmp', sizeLimit: '64Mi' };

/** The folders that a server may write to: those it was found to, and `/tmp`. */
export function scratchFolders(writable: readonly WritableFolder[]): ScratchFolder[] {
  const others = writable.filter(({ path }) => path !== TMP.path && !path.startsWith(`${TMP.path}/`));
  return [
    TMP,
    ...others.map(({ path, sizeLimit }, index) => ({ name: volumeName(path, index), path, sizeLimit })),
  ];
}

/** DNS labels have at most 63 characters; the number keeps folders of like names apart. */
function volumeName(path: string, index: number): string {
  const words = path.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return `write-${index}${words.slice(0, 50)}`.replace(/-+$/, '');
}

import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import type { ChartFiles } from './chart-cache';

/** Nothing that differs between machines and moments goes into an archive. */
const LONG_AGO = new Date(0);

/**
 * A chart as the archive that `helm package` makes, for `helm install`, `helm push` and chart repositories; without
 * times and owners, so that the same files give the same bytes.
 *
 * @param name the chart's: the folder within the archive.
 * @returns the content of `<name>-<version>.tgz`.
 */
export async function packageChart(name: string, files: ChartFiles): Promise<Buffer> {
  const archive = pack();
  for (const [path, text] of files)
    archive.entry({ name: `${name}/${path}`, mode: 0o644, mtime: LONG_AGO }, text);
  archive.finalize();
  return gzipSync(await buffer(archive));
}

import { join } from 'node:path';
import { type CompileOptions, compileChart } from './compile';
import type { HelmChart } from './helm-chart';
import { replaceDirectory } from './replace-directory';
import { writeFiles } from './write-files';

/**
 * Derives a chart from its code and writes its folder, which is replaced as a whole or not at all.
 *
 * @returns the chart's folder: `outDir` and the chart's name
 * @throws ChartError when the code cannot be expressed in Helm's templates; then nothing is written
 */
export function writeChart(chart: HelmChart, outDir: string, options: CompileOptions = {}): string {
  const { files } = compileChart(chart, options);
  const directory = join(outDir, chart.metadata.name);
  replaceDirectory(directory, (folder) => writeFiles(folder, files));
  return directory;
}

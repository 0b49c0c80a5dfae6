import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Applications } from '../../application';
import { writeCharts } from '../../charts/write-charts';
import { packageChart } from '../../helm/package-chart';
import { replaceDirectory } from '../../helm/replace-directory';
import { Reporter } from '../../support/reporter';

/**
 * Writes every chart to `charts/` and its archive to `packages/`; needs neither Helm nor a cluster.
 *
 * @param outDir usually `dist`.
 * @returns the archives' paths, in the order in which the charts are installed.
 */
export async function packageCharts(
  applications: Applications,
  outDir: string,
  reporter: Reporter,
): Promise<string[]> {
  const packages = await Promise.all(
    writeCharts(applications, join(outDir, 'charts'), reporter).map(
      async ({ metadata: { name, version }, files }) => ({
        fileName: `${name}-${version}.tgz`,
        content: await packageChart(name, files),
      }),
    ),
  );
  const directory = join(outDir, 'packages');
  replaceDirectory(directory, (folder) => {
    for (const { fileName, content } of packages) writeFileSync(join(folder, fileName), content);
  });
  return packages.map(({ fileName }) => join(directory, fileName));
}

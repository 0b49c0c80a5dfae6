import { join } from 'node:path';
import type { Applications } from '../application';
import { compileCharts } from '#lib/helm/compile'; // loaded only when something is to be compiled
import { ChartCache, type ChartFiles } from '../helm/chart-cache';
import type { ChartMetadata, HelmChart } from '../helm/helm-chart';
import { replaceDirectory } from '../helm/replace-directory';
import { writeFiles } from '../helm/write-files';
import { cacheDir } from '../support/paths';
import type { Reporter } from '../support/reporter';
import { chartsOf } from './index';
import { programKey } from './program-key';

/** A chart that was written. */
export interface WrittenChart {
  readonly metadata: ChartMetadata;
  readonly files: ChartFiles;
}

/**
 * Writes the folder of every chart. They are compiled again only when the code, or what they take from the applications,
 * has changed since.
 *
 * @param outDir replaced as a whole.
 * @returns the charts in the order in which they are installed.
 * @throws ChartError when a chart cannot be derived from its code; nothing was written.
 */
export function writeCharts(applications: Applications, outDir: string, reporter: Reporter): WrittenChart[] {
  const charts = chartsOf(applications);
  let compiled = false;
  const files = new ChartCache(join(cacheDir(), 'charts')).charts(programKey(applications), () => {
    compiled = true;
    return compile(charts, reporter);
  });
  const written = charts.map(({ metadata }, index) => ({ metadata, files: files[index] ?? new Map() }));
  replaceDirectory(outDir, (folder) => {
    for (const { metadata, files } of written) writeFiles(join(folder, metadata.name), files);
  });
  if (!compiled) reporter.check('ok', `charts unchanged: ${namesOf(charts).join(', ')}`);
  return written;
}

function compile(charts: readonly HelmChart[], reporter: Reporter): ChartFiles[] {
  const step = reporter.step('compiling charts');
  const names = namesOf(charts);
  try {
    const compiled = compileCharts(charts);
    step.end('ok', compiled.map(({ builds }, index) => `${names[index]} ${builds} builds`).join(', '));
    return compiled.map(({ files }) => files);
  } catch (error) {
    step.end('fail');
    throw error;
  }
}

function namesOf(charts: readonly HelmChart[]): string[] {
  return charts.map(({ metadata }) => metadata.name);
}

import { join } from 'node:path';
import { compileCharts } from '#lib/helm/compile'; // loaded only when something is to be compiled
import { ChartCache, type ChartFiles } from '../helm/chart-cache';
import type { ChartMetadata } from '../helm/helm-chart';
import { replaceDirectory } from '../helm/replace-directory';
import { writeFiles } from '../helm/write-files';
import { cacheDir } from '../support/paths';
import type { Reporter } from '../support/reporter';
import { codeDigest } from './code-digest';
import { charts } from './index';

/** A chart that was written. */
export interface WrittenChart {
  readonly metadata: ChartMetadata;
  readonly files: ChartFiles;
}

/**
 * Writes the folder of every chart. They are compiled again only when the code has changed since.
 *
 * @param outDir replaced as a whole.
 * @returns the charts in the order in which they are installed.
 * @throws ChartError when a chart cannot be derived from its code; nothing was written.
 */
export function writeCharts(outDir: string, reporter: Reporter): WrittenChart[] {
  let compiled = false;
  const files = new ChartCache(join(cacheDir(), 'charts')).charts(codeDigest(), () => {
    compiled = true;
    return compile(reporter);
  });
  const written = charts.map(({ metadata }, index) => ({ metadata, files: files[index] ?? new Map() }));
  replaceDirectory(outDir, (folder) => {
    for (const { metadata, files } of written) writeFiles(join(folder, metadata.name), files);
  });
  if (!compiled) reporter.check('ok', `charts unchanged: ${names().join(', ')}`);
  return written;
}

function compile(reporter: Reporter): ChartFiles[] {
  const step = reporter.step('compiling charts');
  try {
    const compiled = compileCharts(charts);
    step.end('ok', compiled.map(({ builds }, index) => `${names()[index]} ${builds} builds`).join(', '));
    return compiled.map(({ files }) => files);
  } catch (error) {
    step.end('fail');
    throw error;
  }
}

function names(): string[] {
  return charts.map(({ metadata }) => metadata.name);
}

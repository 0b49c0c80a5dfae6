import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Applications } from '../../lib/application';
import { chartsOf } from '../../lib/charts';
import { writeCharts } from '../../lib/charts/write-charts';
import type { HelmChart } from '../../lib/helm/helm-chart';
import { RecordingReporter } from '../support/recording-reporter';

/** One way to install a chart. */
export interface Installation {
  readonly chart: string;
  /** `defaults`, or the overlay's name. */
  readonly values: string;
  readonly folder: string;
  /** The overlay's file below the folder. @default - none */
  readonly file?: string;
}

/** Every chart of the applications with its defaults and with each of its overlays, written to a new folder. */
export function writtenInstallations(applications: Applications): Installation[] {
  const outDir = join(mkdtempSync(join(tmpdir(), 'charts-')), 'charts');
  writeCharts(applications, outDir, new RecordingReporter());
  return chartsOf(applications).flatMap((chart) => installationsOf(chart, join(outDir, chart.metadata.name)));
}

/** A written chart with its defaults and with each of its overlays. */
function installationsOf({ metadata, overlays = {} }: HelmChart, folder: string): Installation[] {
  const chart = metadata.name;
  const overlaid = Object.keys(overlays).map((values) => ({
    chart,
    values,
    folder,
    file: `values-${values}.yaml`,
  }));
  return [{ chart, values: 'defaults', folder }, ...overlaid];
}

/** Helm's arguments that choose the values. */
export function valuesArguments({ folder, file }: Installation): string[] {
  return file === undefined ? [] : ['--values', join(folder, file)];
}

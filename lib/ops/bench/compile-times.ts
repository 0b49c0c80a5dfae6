import { charts } from '../../charts';
import { compileChart } from '#lib/helm/compile';
import type { HelmChart } from '../../helm/helm-chart';
import { syntheticChart } from './synthetic-chart';

/** What compiling a chart costs, in this process. */
export interface CompileTime {
  readonly name: string;
  /** How often the chart's code was run. */
  readonly builds: number;
  /** Milliseconds. */
  readonly ms: number;
}

/** Each of the project's charts alone, without a cache. */
export function compileTimes(): CompileTime[] {
  return charts.map(timed);
}

/** Sizes of the synthetic charts. */
const SIZES = [10, 20, 40, 80];

/** How the time grows with the number of values and documents. */
export function scaling(): CompileTime[] {
  compileChart(syntheticChart(SIZES[0] ?? 0)); // the engine's warming up is no part of the growth
  return SIZES.map((size) => timed(syntheticChart(size)));
}

function timed(chart: HelmChart): CompileTime {
  const start = performance.now();
  const { builds } = compileChart(chart);
  return { name: chart.metadata.name, builds, ms: Math.round(performance.now() - start) };
}

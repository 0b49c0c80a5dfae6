import type { Applications } from '../../application';
import { chartsOf } from '../../charts';
import { compileCharts } from '#lib/helm/compile';
import type { HelmChart } from '../../helm/helm-chart';
import { syntheticChart } from './synthetic-chart';

/** What compiling the charts of one program costs, in this process and without a cache. */
export interface CompileTime {
  readonly name: string;
  /** How often the charts' code was run. */
  readonly builds: number;
  /** Milliseconds. */
  readonly ms: number;
}

/** Sizes of the synthetic charts. */
const SIZES = [10, 20, 40, 80];

/** The project's charts. They come first: what the engine learns from others would help them. */
export function compileTime(applications: Applications): CompileTime {
  const charts = chartsOf(applications);
  return timed(charts.map(({ metadata }) => metadata.name).join(', '), charts);
}

/** How the time grows with the number of values and documents. */
export function scaling(): CompileTime[] {
  return SIZES.map((size) => timed(`${size} values`, [syntheticChart(size)]));
}

function timed(name: string, program: readonly HelmChart[]): CompileTime {
  const start = performance.now();
  const builds = compileCharts(program).reduce((sum, compiled) => sum + compiled.builds, 0);
  return { name, builds, ms: Math.round(performance.now() - start) };
}

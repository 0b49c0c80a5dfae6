import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { distDir } from '../../support/paths';
import { Reporter } from '../../support/reporter';
import { CompileTime, compileTime, scaling } from './compile-times';
import { measure } from './measure';
import type { Timing } from './subject';
import { BASELINE, subjects } from './subjects';

/** Where the results are written. */
export const benchReportFile = join(distDir, 'reports', 'bench.json');

/** A command's time, and how many times as long as `node -e 0` it takes. */
export interface ComparedTiming extends Timing {
  readonly ratio: number;
}

export interface BenchReport {
  readonly machine: string;
  /** Milliseconds of whole processes, in rounds side by side. */
  readonly commands: readonly ComparedTiming[];
  /** The project's charts, and synthetic ones that grow. */
  readonly compile: readonly CompileTime[];
}

/** Measures everything in one run and writes `dist/reports/bench.json`. */
export async function bench(helm: string, rounds: number, reporter: Reporter): Promise<BenchReport> {
  const scratch = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const timings = await measure(subjects(helm, scratch), rounds, reporter);
    const report = {
      machine: `node ${process.versions.node}, ${platform()}/${arch()}, ${cpus().length} × ${cpus()[0]?.model}`,
      commands: compared(timings),
      compile: [compileTime(), ...scaling()],
    };
    mkdirSync(join(distDir, 'reports'), { recursive: true });
    writeFileSync(benchReportFile, `${JSON.stringify(report, null, 2)}\n`);
    return report;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function compared(timings: readonly Timing[]): ComparedTiming[] {
  const baseline = timings.find(({ name }) => name === BASELINE)?.median ?? NaN;
  return timings.map((timing) => ({ ...timing, ratio: Math.round((timing.median / baseline) * 10) / 10 }));
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Applications } from '../../application';
import { Reporter } from '../../support/reporter';
import { CompileTime, compileTime, scaling } from './compile-times';
import { measure } from './measure';
import type { Timing } from './subject';
import { BASELINE, subjects } from './subjects';

/** A command's time, and how many times as long as `node -e 0` it takes. */
export interface ComparedTiming extends Timing {
  readonly ratio: number;
}

export interface SynthesisReport {
  /** Milliseconds of whole processes, in rounds side by side. */
  readonly commands: readonly ComparedTiming[];
  /** The project's charts, and synthetic ones that grow. */
  readonly compile: readonly CompileTime[];
}

/** Measures `make synth` and compilation beside other ways; needs no cluster. */
export async function measureSynthesis(
  applications: Applications,
  helm: string,
  rounds: number,
  reporter: Reporter,
): Promise<SynthesisReport> {
  const scratch = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const timings = await measure(subjects(helm, scratch), rounds, reporter);
    return { commands: compared(timings), compile: [compileTime(applications), ...scaling()] };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function compared(timings: readonly Timing[]): ComparedTiming[] {
  const baseline = timings.find(({ name }) => name === BASELINE)?.median ?? NaN;
  return timings.map((timing) => ({ ...timing, ratio: Math.round((timing.median / baseline) * 10) / 10 }));
}

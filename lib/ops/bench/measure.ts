import { Reporter } from '../../support/reporter';
import { projectRoot } from '../../support/paths';
import { run } from '../../support/run';
import type { Subject, Timing } from './subject';

/**
 * Times commands side by side: in each round every one runs once, so that what else the machine does hits all alike. A
 * first round, in which caches fill, does not count.
 */
export async function measure(
  subjects: readonly Subject[],
  rounds: number,
  reporter: Reporter,
): Promise<Timing[]> {
  const times = new Map<Subject, number[]>(subjects.map((subject) => [subject, []]));
  const step = reporter.step(`${subjects.length} commands side by side`);
  for (let round = 0; round <= rounds; round++) {
    for (const subject of subjects) {
      const ms = await timed(subject);
      if (round > 0) times.get(subject)?.push(ms);
    }
    step.update(`round ${round} of ${rounds}`);
  }
  step.end('ok', `${rounds} rounds`);
  return [...times].map(([{ name }, all]) => timing(name, all));
}

async function timed({ command: [program, ...args], env, before }: Subject): Promise<number> {
  before?.();
  const start = performance.now();
  await run(program, args, { cwd: projectRoot, env });
  return performance.now() - start;
}

function timing(name: string, times: readonly number[]): Timing {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (index: number): number => Math.round(sorted[index] ?? 0);
  return { name, min: at(0), median: at(Math.floor(sorted.length / 2)), max: at(sorted.length - 1) };
}

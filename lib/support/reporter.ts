/** How one check or step ended; `skip`: it could not be tried, and nothing is known. */
export type Outcome = 'ok' | 'warn' | 'fail' | 'skip';

const MARKS: Readonly<Record<Outcome, string>> = { ok: '√', warn: '‼', fail: '×', skip: '–' };

/** A piece of work under way. */
export interface Step {
  /** Replaces what is shown of the running step, e.g. `kubelet (3 of 12)`. */
  update(detail: string): void;
  /** Ends the step. @param detail what came out, in a few words. */
  end(outcome: Outcome, detail?: string): void;
}

/** Where commands tell a person what happens. One line per finished step; a live line only on a terminal. */
export interface Reporter {
  /** A line of information. */
  info(text: string): void;
  /** A finished check: `√ text`, and what mends it when it is not ok. */
  check(outcome: Outcome, text: string, mend?: string): void;
  /** Starts a step whose elapsed time is shown. */
  step(title: string): Step;
}

/** Formats milliseconds as `8.2s` or `3m07s`. */
export function formatDuration(ms: number): string {
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)}s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}m${String(seconds % 60).padStart(2, '0')}s`;
}

/**
 * Runs `work` as one step: `√` with what it returns as detail, `×` when it throws.
 *
 * @param detail tells the step's result in a few words. @default - none
 */
export async function during<T>(
  reporter: Reporter,
  title: string,
  work: (step: Step) => Promise<T>,
  detail?: (result: T) => string,
): Promise<T> {
  const step = reporter.step(title);
  try {
    const result = await work(step);
    step.end('ok', detail?.(result));
    return result;
  } catch (error) {
    step.end('fail');
    throw error;
  }
}

/** Writes to a stream; on a terminal the running step is redrawn each second. */
export class StreamReporter implements Reporter {
  constructor(private readonly stream: NodeJS.WriteStream | NodeJS.WritableStream = process.stderr) {}

  info(text: string): void {
    this.stream.write(`  ${text}\n`);
  }

  check(outcome: Outcome, text: string, mend?: string): void {
    this.stream.write(`${MARKS[outcome]} ${text}\n${mend ? `    mend: ${mend}\n` : ''}`);
  }

  step(title: string): Step {
    const start = Date.now();
    const live = 'isTTY' in this.stream && this.stream.isTTY;
    let detail = '';
    const line = (): string => `${title}${detail ? `: ${detail}` : ''} ${formatDuration(Date.now() - start)}`;
    const redraw = (): void => void (live && this.stream.write(`\r\u001b[K… ${line()}`));
    const timer = live ? setInterval(redraw, 1000) : undefined;
    timer?.unref();
    redraw();
    return {
      update: (text) => {
        detail = text;
        if (live) redraw();
        else this.stream.write(`… ${line()}\n`);
      },
      end: (outcome, text = '') => {
        clearInterval(timer);
        detail = text;
        this.stream.write(`${live ? '\r\u001b[K' : ''}${MARKS[outcome]} ${line()}\n`);
      },
    };
  }
}

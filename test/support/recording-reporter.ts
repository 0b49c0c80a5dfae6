import { Outcome, Reporter, Step } from '../../lib/support/reporter';

/** Keeps what was said. */
export class RecordingReporter implements Reporter {
  readonly lines: string[] = [];

  info(text: string): void {
    this.lines.push(text);
  }

  check(outcome: Outcome, text: string, mend?: string): void {
    this.lines.push(`${outcome} ${text}${mend ? ` | ${mend}` : ''}`);
  }

  step(title: string): Step {
    return {
      update: (detail) => this.lines.push(`… ${title}: ${detail}`),
      end: (outcome, detail) => this.lines.push(`${outcome} ${title}${detail ? `: ${detail}` : ''}`),
    };
  }
}

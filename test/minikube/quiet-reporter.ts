import { Reporter } from '../../lib/support/reporter';

/** Keeps what was told instead of showing it. */
export class QuietReporter implements Reporter {
  readonly lines: string[] = [];

  info(text: string): void {
    this.lines.push(text);
  }

  check(outcome: string, text: string): void {
    this.lines.push(`${outcome}: ${text}`);
  }

  step(title: string): ReturnType<Reporter['step']> {
    return {
      update: (detail) => void this.lines.push(`${title}: ${detail}`),
      end: (outcome) => void this.lines.push(`${outcome}: ${title}`),
    };
  }
}

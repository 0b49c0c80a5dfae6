import type { ChatReport } from './chat/chat-report';
import type { SynthesisReport } from './measure-synthesis';

/** What `make bench` found. */
export interface BenchReport {
  readonly machine: string;
  readonly synthesis?: SynthesisReport;
  readonly chat?: ChatReport;
}

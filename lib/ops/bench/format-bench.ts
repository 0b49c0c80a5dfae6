import type { BenchReport } from './bench-report';
import { formatChat } from './chat/format-chat';
import type { SynthesisReport } from './measure-synthesis';
import { table } from './table';

/** The report as tables for a person. */
export function formatBench({ machine, synthesis, chat }: BenchReport): string {
  const parts = [
    [machine],
    ...(synthesis ? formatSynthesis(synthesis) : []),
    ...(chat ? formatChat(chat) : []),
  ];
  return parts.map((lines) => lines.join('\n')).join('\n\n');
}

function formatSynthesis({ commands, compile }: SynthesisReport): string[][] {
  return [
    table(
      ['command', 'min ms', 'median ms', 'max ms', '× node'],
      commands.map(({ name, min, median, max, ratio }) => [name, min, median, max, ratio]),
    ),
    table(
      ['compiling', 'builds', 'ms'],
      compile.map(({ name, builds, ms }) => [name, builds, ms]),
    ),
  ];
}

import type { BenchReport } from './bench';

/** The report as tables for a person. */
export function formatBench({ machine, commands, compile }: BenchReport): string {
  return [
    machine,
    '',
    ...table(
      ['command', 'min ms', 'median ms', 'max ms', '× node'],
      commands.map(({ name, min, median, max, ratio }) => [name, min, median, max, ratio]),
    ),
    '',
    ...table(
      ['compiling', 'builds', 'ms'],
      compile.map(({ name, builds, ms }) => [name, builds, ms]),
    ),
  ].join('\n');
}

/** The first column to the left, numbers to the right. */
function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] {
  const lines = [head, ...rows.map((row) => row.map(String))];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines.map((line) =>
    line
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
}

/** Blanks between two columns. */
const GAP = 2;

/**
 * Lines of a table whose cells wrap within their columns. A cell may have lines of its own.
 *
 * @param limits most characters of each column; one that needs fewer has fewer.
 */
export function columns(rows: readonly (readonly string[])[], limits: readonly number[]): string[] {
  const wrapped = rows.map((row) => row.map((cell, index) => wrap(cell, limits[index] ?? Infinity)));
  const widths = limits.map((_, index) =>
    Math.max(0, ...wrapped.flatMap((row) => row[index] ?? []).map(lengthOf)),
  );
  return wrapped.flatMap((row) => {
    const height = Math.max(...row.map((cell) => cell.length));
    return Array.from({ length: height }, (_, line) =>
      row
        .map((cell, index) => (cell[line] ?? '').padEnd((widths[index] ?? 0) + GAP))
        .join('')
        .trimEnd(),
    );
  });
}

/** Lines of at most `width` characters, broken at blanks, or anywhere in a word that is longer. */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines = [''];
    for (const word of paragraph.split(' ').flatMap((long) => pieces(long, width))) {
      const line = lines.at(-1) ?? '';
      if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
      else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
    }
    return lines;
  });
}

function pieces(word: string, width: number): string[] {
  if (word.length <= width) return [word];
  return [word.slice(0, width), ...pieces(word.slice(width), width)];
}

function lengthOf(text: string): number {
  return text.length;
}

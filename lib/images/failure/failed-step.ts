/**
 * The lines of a build from its failed step on: what earlier steps complained of, they got over. All lines where no engine
 * says which step it was.
 */
export function failedStep(lines: readonly string[]): readonly string[] {
  return ofBuildah(lines) ?? ofBuildKit(lines) ?? lines;
}

/** buildah ends with the instruction that failed, and announced it before it ran. */
function ofBuildah(lines: readonly string[]): readonly string[] | undefined {
  const [instruction] = captured(lines, /^Error: building at STEP "(.+?)(?:": |$)/);
  if (instruction === undefined) return undefined;
  const start = lines.findLastIndex((line) => /STEP \d+\/\d+: /.test(line) && line.includes(instruction));
  return start < 0 ? undefined : lines.slice(start);
}

/** Docker runs steps side by side, and begins each line with its step's number. */
function ofBuildKit(lines: readonly string[]): readonly string[] | undefined {
  const [step] = captured(lines, /^#(\d+) ERROR: /);
  return step === undefined ? undefined : lines.filter((line) => line.startsWith(`#${step} `));
}

/** What the last line that fits has at the pattern's group. */
function captured(lines: readonly string[], pattern: RegExp): string[] {
  return lines.flatMap((line) => pattern.exec(line)?.[1] ?? []).slice(-1);
}

const MAX_LENGTH = 60;

/** Instructions that take time; settings such as LABEL and ENV are not worth a line. */
const SLOW = /^(RUN|COPY|ADD) /;

/** What precedes the command proper in a RUN instruction: mounts, and the choice of a CA bundle. */
const PREAMBLE = /--mount=\S+\s+|if \[ -s .*?; fi;\s*/g;

/** What Docker (`#8 [build 3/5] RUN …`) and buildah (`[2/3] STEP 3/4: RUN …`, `STEP 3/4: RUN …`) print before a step. */
const STEPS = [/^#\d+ (\[[\w-]* ?\d+\/\d+\]) (.+)$/, /^((?:\[\d+\/\d+\] )?STEP \d+\/\d+): (.+)$/];

/** The slow step that a line of a build's output announces, in a few words; `undefined` for every other line. */
export function buildStep(line: string): string | undefined {
  for (const pattern of STEPS) {
    const [, position, instruction = ''] = pattern.exec(line) ?? [];
    if (position && SLOW.test(instruction))
      return shorten(`${position} ${instruction.replaceAll(PREAMBLE, '')}`);
  }
  return undefined;
}

function shorten(text: string): string {
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH - 1)}…` : text;
}

import { Evidence, Finding } from '../../application';
import { RUN_AS } from './run-as';

/** Longest text of a source's line that a header repeats. */
const MAX_TEXT = 60;

/** A fact of the source that a Dockerfile rests on: what it is, and the finding. */
export type Fact = readonly [what: string, finding: Finding<string | number>];

/**
 * Joins a Dockerfile's instructions, one blank line before each stage, under a header that says from what they came.
 *
 * @param title what the image is of.
 * @param facts what was found in the source folder; each with where it stands there.
 */
export function dockerfileText(
  title: string,
  facts: readonly Fact[],
  instructions: readonly string[],
): string {
  const body = instructions.map((line) => (line.startsWith('FROM ') ? `\n${line}` : line));
  return [
    `# ${title}`,
    '# Generated from the source folder by `make synth` and `make deploy`: not to be edited. What was found there:',
    ...facts.map(([what, finding]) => `#   ${what}: ${origin(finding)}`),
    '# `make inspect` tells more, and which setting of todo.config.ts changes it.',
    '#',
    "# hadolint: Debian's servers keep only the newest version of a package; programs are written as text; caches of package",
    '# managers are mounted; no argument is secret, whatever its name.',
    '# hadolint global ignore=DL3008,SC2016,DL3042,DL3060,DL3064',
    ...body,
    '',
  ].join('\n');
}

/** The last instructions of every application image: user, port and the command that becomes process 1. */
export function runInstructions(port: number, command: readonly string[]): string[] {
  return [
    `USER ${RUN_AS}`,
    `EXPOSE ${port}`,
    `CMD ${JSON.stringify([...command]).replaceAll('","', '", "')}`,
  ];
}

function origin({ value, evidence, reason }: Finding<string | number>): string {
  const from = [...evidence.map(place), ...(reason ? [reason] : [])];
  return from.length > 0 ? `${value} (${from.join('; ')})` : String(value);
}

function place({ file, line, text }: Evidence): string {
  const where = line === undefined ? file : `${file}:${line}`;
  const short = text?.replaceAll(/\s+/g, ' ').trim() ?? '';
  return short ? `${where} ${short.length > MAX_TEXT ? `${short.slice(0, MAX_TEXT - 1)}…` : short}` : where;
}

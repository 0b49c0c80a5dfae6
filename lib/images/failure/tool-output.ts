import { stripVTControlCharacters } from 'node:util';

/** Lines in which engines repeat the Dockerfile: before a step, and when one fails. */
const ENGINE =
  /^(\[\d+\/\d+\] )?STEP \d+\/\d+: |^#\d+ \[|^(Error|ERROR): .*(building at STEP|failed to solve)|^ *(-->|>>>|\d+ \|)/;

/** What the programs of a build printed, without the engine's own lines and without colours. */
export function toolOutput(lines: readonly string[]): string[] {
  return lines
    .map((line) => stripVTControlCharacters(line))
    .filter((line) => !ENGINE.test(line))
    .map((line) => line.replace(/^#\d+ [\d.]+ /, ''));
}

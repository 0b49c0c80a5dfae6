import { stripVTControlCharacters } from 'node:util';

/** Lines in which engines repeat the Dockerfile: before a step, and when one fails. */
const ENGINE =
  /^(\[\d+\/\d+\] )?STEP \d+\/\d+: |^#\d+ \[|^(Error|ERROR): .*(building at STEP|failed to solve)|^ *(-->|>>>|\d+ \|)/;

/** What the programs of a build printed, without the engine's own lines, without colours and without npm's manual. */
export function toolOutput(lines: readonly string[]): string[] {
  const printed = lines
    .map((line) => stripVTControlCharacters(line))
    .filter((line) => !ENGINE.test(line))
    .map((line) => line.replace(/^#\d+ [\d.]+ /, ''));
  return withoutUsage(printed);
}

/** npm answers a wrong call with a hundred lines of its usage: the cause stands above them. */
function withoutUsage(lines: readonly string[]): string[] {
  let isUsage = false;
  return lines.filter((line) => {
    isUsage = /^npm (error|ERR!)/.test(line) && (isUsage || /^npm (error|ERR!) Usage:/.test(line));
    return !isUsage;
  });
}

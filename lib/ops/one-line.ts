/** Most characters that are shown. */
const LONGEST = 80;

/** The beginning of a text, on one line: a prompt for a model may have many. */
export function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

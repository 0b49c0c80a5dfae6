import { YAMLParseError } from 'yaml';

/** The line at which a text could not be read any further, where that can be told: a merge's mark, or the parser's. */
export function lineOfError(error: unknown, text: string): number | undefined {
  const merge = text.split('\n').findIndex((line) => line.startsWith('<<<<<<<'));
  if (merge >= 0) return merge + 1;
  if (error instanceof YAMLParseError) return error.linePos?.[0].line;
  const position = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  return position === undefined ? undefined : text.slice(0, Number(position)).split('\n').length;
}

import { parseText, type Block, type Span } from './parse-text';

/** What a model wrote, a line for each line and entry, without the marks around words. */
export function plainText(text: string): string {
  return parseText(text).flatMap(linesOf).join('\n');
}

function linesOf(block: Block): string[] {
  if (block.kind === 'paragraph') return block.lines.map(join);
  return block.entries.map(
    ({ number, spans }) => `${number === undefined ? '' : `${number}. `}${join(spans)}`,
  );
}

function join(spans: readonly Span[]): string {
  return spans.map(({ text }) => text).join('');
}

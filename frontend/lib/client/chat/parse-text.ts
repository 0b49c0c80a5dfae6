/** A piece of a line. */
export interface Span {
  readonly kind: 'plain' | 'strong' | 'code';
  readonly text: string;
}

/** One entry of a list; `number` as the writer gave it. */
export interface Entry {
  readonly number?: number;
  readonly spans: readonly Span[];
}

/** A paragraph with its lines, or a list. */
export type Block =
  | { readonly kind: 'paragraph'; readonly lines: readonly (readonly Span[])[] }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly entries: readonly Entry[] };

const ENTRY = /^\s*(?:[-*•]|(\d{1,9})[.)])\s+(.*)$/;
const SPANS = /\*\*(.+?)\*\*|`([^`]+)`/g;

/**
 * Reads the little Markdown that models write in a chat: lists, **strong** and `code`. Everything else, HTML
 * and links too, stays the text that it is.
 */
export function parseText(text: string): Block[] {
  const blocks: Block[] = [];
  let isAfterGap = false;
  for (const line of text.split('\n')) {
    if (line.trim() === '') {
      isAfterGap = true;
      continue;
    }
    const last = blocks.at(-1);
    const next = readLine(line);
    if (last?.kind === 'list' && next.kind === 'list' && last.isOrdered === next.isOrdered) {
      blocks.splice(-1, 1, { ...last, entries: [...last.entries, ...next.entries] });
    } else if (last?.kind === 'paragraph' && next.kind === 'paragraph' && !isAfterGap) {
      blocks.splice(-1, 1, { ...last, lines: [...last.lines, ...next.lines] });
    } else {
      blocks.push(next);
    }
    isAfterGap = false;
  }
  return blocks;
}

function readLine(line: string): Block {
  const [, number, entry] = ENTRY.exec(line) ?? [];
  if (entry === undefined) return { kind: 'paragraph', lines: [readSpans(line)] };
  const spans = readSpans(entry);
  return number === undefined
    ? { kind: 'list', isOrdered: false, entries: [{ spans }] }
    : { kind: 'list', isOrdered: true, entries: [{ spans, number: Number(number) }] };
}

function readSpans(text: string): Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const match of text.matchAll(SPANS)) {
    const [whole, strong, code] = match;
    spans.push({ kind: 'plain', text: text.slice(end, match.index) });
    spans.push(strong === undefined ? { kind: 'code', text: code ?? '' } : { kind: 'strong', text: strong });
    end = match.index + whole.length;
  }
  spans.push({ kind: 'plain', text: text.slice(end) });
  return spans.filter(({ text }) => text !== '');
}

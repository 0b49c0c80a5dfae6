import type { Json } from '../json';
import { evaluateText } from '../template/evaluate';
import type { Source, Text, TextPart, Value } from '../template/template';
import { equalInputs, isScalar } from './equal-inputs';
import { type Frame, sourceKey } from './frame';
import { type Explanation, learnChoice } from './learn-choice';
import { bitsOf } from './observation';

/** A string's constant pieces and sources. */
export interface Pieces {
  readonly instance: number;
  readonly text: string;
  readonly parts: readonly (string | Source)[];
}

/**
 * A string: put together from constants and values, some of them only under a condition.
 *
 * @returns undefined when nothing explains it
 */
export function learnText(frame: Frame, pieces: readonly Pieces[]): TextPart | undefined {
  const explanations = textExplanations(frame, pieces);
  const all = bitsOf(pieces.map(({ instance }) => ({ instance, found: undefined })));
  const complete = explanations.find(({ holds }) => holds === all);
  if (complete) return complete.node;
  return (
    splitAtSource(frame, pieces) ??
    splitAtPlainValue(frame, pieces) ??
    choiceOfTexts(frame, pieces, explanations)
  );
}

function choiceOfTexts(
  frame: Frame,
  pieces: readonly Pieces[],
  texts: readonly Explanation<TextPart>[],
): TextPart | undefined {
  const observations = pieces.map(({ instance, text }) => ({ instance, found: { json: text } }));
  return learnChoice<TextPart>(frame, bitsOf(observations), [...equalInputs(frame, observations), ...texts]);
}

/** One for each different text, the one of most parts first: it explains others, where some of its values are empty. */
function textExplanations(frame: Frame, pieces: readonly Pieces[]): Explanation<TextPart>[] {
  const byKey = new Map<string, Pieces>();
  for (const each of pieces) {
    byKey.set(
      JSON.stringify(each.parts.map((part) => (typeof part === 'string' ? part : [sourceKey(part)]))),
      each,
    );
  }
  const richestFirst = [...byKey].sort(([a, { parts: some }], [b, { parts: others }]) =>
    some.length === others.length ? (a < b ? -1 : 1) : others.length - some.length,
  );
  return richestFirst.map(([key, { parts }]) => {
    const node = textNode(parts.map(partNode));
    const same = pieces.filter((each) => isRight(frame, node, each));
    return {
      key: `text ${key}`,
      node,
      holds: bitsOf(same.map(({ instance }) => ({ instance, found: undefined }))),
    };
  });
}

function isRight(frame: Frame, node: TextPart, { instance, text }: Pieces): boolean {
  return evaluateText(node, frame.scopeOf(instance)) === text;
}

function partNode(part: string | Source): TextPart {
  return typeof part === 'string' ? { node: 'constant', value: part } : { node: 'value', source: part };
}

/** The parts as one text, in the simplest form. */
function textNode(parts: readonly TextPart[]): TextPart {
  const flat = parts
    .flatMap((part) => (part.node === 'text' ? part.parts : [part]))
    .filter((part) => part.node !== 'constant' || part.value !== '');
  const [first] = flat;
  if (!first) return { node: 'constant', value: '' };
  const isText = first.node !== 'value' || first.source.type.kind === 'string';
  return flat.length === 1 && isText ? first : ({ node: 'text', parts: flat } satisfies Text);
}

/** A source that comes once in every text, unless it is empty, divides them into what stands before and after it. */
function splitAtSource(frame: Frame, pieces: readonly Pieces[]): TextPart | undefined {
  const anchors = new Map(
    pieces
      .flatMap(({ parts }) => parts.filter((part) => typeof part !== 'string'))
      .map((part) => [sourceKey(part), part]),
  );
  for (const [, anchor] of [...anchors].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const having = pieces.filter(({ parts }) => once(parts, anchor));
    const missing = pieces.filter(({ parts }) => !once(parts, anchor));
    const isEmpty = ({ instance }: Pieces): boolean =>
      evaluateText(partNode(anchor), frame.scopeOf(instance)) === '';
    if (!missing.every(isEmpty)) continue;
    const left = learnText(
      frame,
      having.map((each) => cut(frame, each, 0, indexOf(each.parts, anchor))),
    );
    const right =
      left &&
      learnText(
        frame,
        having.map((each) => cut(frame, each, indexOf(each.parts, anchor) + 1)),
      );
    const node = left && right && textNode([left, partNode(anchor), right]);
    if (node && missing.every((each) => isRight(frame, node, each))) return node;
  }
  return undefined;
}

function once(parts: Pieces['parts'], source: Source): boolean {
  return parts.filter((part) => isSame(part, source)).length === 1;
}

function indexOf(parts: Pieces['parts'], source: Source): number {
  return parts.findIndex((part) => isSame(part, source));
}

function isSame(part: string | Source, source: Source): boolean {
  return typeof part !== 'string' && sourceKey(part) === sourceKey(source);
}

function cut(frame: Frame, { instance, parts }: Pieces, start: number, end?: number): Pieces {
  const rest = parts.slice(start, end);
  const scope = frame.scopeOf(instance);
  const read = (part: Source): string => evaluateText(partNode(part), scope);
  return {
    instance,
    parts: rest,
    text: rest.map((part) => (typeof part === 'string' ? part : read(part))).join(''),
  };
}

/** The same for values of narrow types (an enum, a small number), which cannot be marked but are seen to agree. */
function splitAtPlainValue(frame: Frame, pieces: readonly Pieces[]): TextPart | undefined {
  if (pieces.some(({ parts }) => parts.some((part) => typeof part !== 'string'))) return undefined;
  for (const { source, values } of frame.inputs) {
    if (!isScalar(source)) continue;
    const cuts = pieces.map(({ instance, text }) => around(text, values[instance]));
    const [first] = cuts;
    const same = first && cuts.every((each) => each?.before === first.before && each.after === first.after);
    if (same) return textNode([first.before, { node: 'value' as const, source }, first.after].map(literalOr));
  }
  return undefined;
}

function literalOr(part: string | Value): TextPart {
  return typeof part === 'string' ? { node: 'constant', value: part } : part;
}

function around(text: string, value: Json | undefined): { before: string; after: string } | undefined {
  const search = typeof value === 'object' || value === undefined ? '' : String(value);
  const index = search === '' ? -1 : text.lastIndexOf(search);
  return index < 0 ? undefined : { before: text.slice(0, index), after: text.slice(index + search.length) };
}

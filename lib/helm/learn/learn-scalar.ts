import type { Json } from '../json';
import { evaluateText } from '../template/evaluate';
import type { Node, Source, Text, TextPart, Value } from '../template/template';
import { type Frame, sourceKey } from './frame';
import { type Explanation, learnChoice } from './learn-choice';
import { type Observation, type Place, bitsOf, unexplained } from './observation';
import { printPath } from './path';
import { type SymbolicScalar, isMark } from './symbols';

/** A string's constant pieces and sources. */
interface Pieces {
  readonly instance: number;
  readonly text: string;
  readonly parts: readonly (string | Source)[];
}

/**
 * What explains a scalar: a value, a text put together from values, or a choice between such.
 *
 * @throws Unexplained
 */
export function learnScalar(
  frame: Frame,
  observations: readonly Observation<SymbolicScalar>[],
  place: Place,
): Node {
  const values = equalInputs(frame, observations);
  const [whole] = values.filter(({ holds }) => holds === bitsOf(observations));
  if (whole) return whole.node;
  const strings = observations.every(({ found }) => typeof found.json === 'string');
  const pieces = observations.map((observation) => piecesOf(frame, observation, place));
  const node = strings ? learnText(frame, pieces) : learnPlain(frame, observations, values);
  if (!node) throw unexplained('UNEXPLAINED', frame, place, observations);
  return node;
}

/** Numbers and booleans. That a boolean value is right in many rows means little, so constants are tried first. */
function learnPlain(
  frame: Frame,
  observations: readonly Observation<SymbolicScalar>[],
  values: readonly Explanation<Value>[],
): Node | undefined {
  const all = bitsOf(observations);
  const fixed = constants(observations);
  const booleans = observations.every(({ found }) => typeof found.json === 'boolean');
  return (
    (booleans ? learnChoice(frame, all, fixed) : undefined) ?? learnChoice(frame, all, [...values, ...fixed])
  );
}

/** Inputs that are themselves what stands there. */
function equalInputs(
  frame: Frame,
  observations: readonly { readonly instance: number; readonly found: { readonly json: Json } }[],
): Explanation<Value>[] {
  return frame.inputs.flatMap(({ source, values }) => {
    if (!isScalar(source)) return [];
    const equal = observations.filter(({ instance, found }) => values[instance] === found.json);
    if (equal.length === 0) return [];
    return [{ key: `value ${sourceKey(source)}`, node: { node: 'value', source }, holds: bitsOf(equal) }];
  });
}

function isScalar({ type }: Source): boolean {
  return !['object', 'list', 'map', 'any'].includes(type.kind);
}

function constants(observations: readonly Observation<SymbolicScalar>[]): Explanation[] {
  const byJson = new Map<string, Observation<SymbolicScalar>[]>();
  for (const observation of observations) {
    const key = `constant ${JSON.stringify(observation.found.json)}`;
    byJson.set(key, [...(byJson.get(key) ?? []), observation]);
  }
  return [...byJson].map(([key, same]) => ({
    key,
    node: { node: 'constant', value: same[0]?.found.json ?? null },
    holds: bitsOf(same),
  }));
}

function piecesOf(frame: Frame, { instance, found }: Observation<SymbolicScalar>, place: Place): Pieces {
  const parts = found.parts.map((part) => {
    if (!isMark(part)) return part;
    const origin = frame.originOf(part.path, part.isKey, instance);
    if ('source' in origin && !part.freeForm) return origin.source;
    throw unexplained('UNEXPLAINED', frame, place, [{ instance, found }], printPath(part.path.slice(1)));
  });
  return { instance, text: String(found.json), parts };
}

/** @returns undefined when nothing explains it */
function learnText(frame: Frame, pieces: readonly Pieces[]): TextPart | undefined {
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
  const search = value === undefined ? '' : String(value);
  const index = search === '' ? -1 : text.lastIndexOf(search);
  return index < 0 ? undefined : { before: text.slice(0, index), after: text.slice(index + search.length) };
}

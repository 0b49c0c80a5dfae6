import type { Condition, ListNode, Node, Source } from '../template/template';
import { type Alignment, type Chunk, chunksOf } from './chunks';
import { commonOrder } from './common-order';
import type { Element } from './element';
import type { Frame, Member } from './frame';
import { learnNode } from './learn-node';
import { madeOf } from './made-of';
import { type Observation, type Place, placeBelow, presence, unexplained } from './observation';
import { Owners } from './owners';
import type { Symbolic, SymbolicList } from './symbols';

/** What was learned about some of a list's elements. */
export type LearnedItem =
  | { readonly name: string; readonly when?: Condition; readonly value: Node }
  | { readonly range: Source; readonly when?: Condition; readonly items: readonly LearnedItem[] };

/** @throws Unexplained */
export function learnList(
  frame: Frame,
  observations: readonly Observation<SymbolicList>[],
  place: Place,
): ListNode {
  const lists = observations.map(({ instance, found }) => ({
    instance,
    found: found.items.map((item) => ({ found: item })),
  }));
  const options = { placeOf: () => placeBelow(place, '-'), isOrdered: true };
  return { node: 'list', items: learnItems(frame, lists, options).map(toItem) };
}

function toItem(item: LearnedItem): ListNode['items'][number] {
  const when = item.when ? { when: item.when } : {};
  if ('range' in item) return { range: item.range, items: item.items.map(toItem), ...when };
  return { value: item.value, ...when };
}

/**
 * Aligns lists of different lengths: elements that are always or sometimes there, and ranges.
 *
 * @throws Unexplained
 */
export function learnItems(
  frame: Frame,
  lists: readonly Observation<readonly Element[]>[],
  alignment: Alignment,
): LearnedItem[] {
  const owners = new Owners(frame, lists, alignment.placeOf);
  const chunked = lists.map(({ instance, found }) => ({
    instance,
    chunks: chunksOf(frame, instance, found, owners, alignment),
  }));
  const aligned = positional(chunked.map(({ chunks }) => chunks))
    ? chunked.map(({ instance, chunks }) => ({
        instance,
        chunks: chunks.map((chunk, index) => ({ ...chunk, key: String(index) })),
      }))
    : chunked;
  const keys = aligned.map(({ chunks }) => chunks.map(({ key }) => key));
  const order = alignment.isOrdered ? commonOrder(keys) : [...new Set(keys.flat())].sort();
  if (!order) throw orderError(frame, lists, alignment.placeOf);
  return order.map((key) => {
    const having = aligned.flatMap(({ instance, chunks }) => {
      const chunk = chunks.find((each) => each.key === key);
      return chunk ? [{ instance, found: chunk }] : [];
    });
    const missing = aligned.filter(({ chunks }) => !chunks.some((chunk) => chunk.key === key));
    return learnChunk(frame, having, missing, alignment);
  });
}

/** All lists have one element, or as many plain scalars: then the position says which is which. */
function positional(lists: readonly (readonly Chunk[])[]): boolean {
  const [first] = lists;
  const isPlain = ({ range, elements }: Chunk): boolean =>
    !range && !elements[0]?.name && (first?.length === 1 || elements[0]?.found.kind === 'scalar');
  return lists.every((chunks) => chunks.length === first?.length && chunks.every(isPlain));
}

function orderError(
  frame: Frame,
  lists: readonly Observation<readonly Element[]>[],
  placeOf: (name: string) => Place,
): Error {
  const found = lists.map(({ instance, found: elements }) => ({
    instance,
    found: { json: elements.map((element) => element.found.json) },
  }));
  return unexplained('LIST_ORDER', frame, placeOf(''), found);
}

function learnChunk(
  frame: Frame,
  having: readonly Observation<Chunk>[],
  missing: readonly { readonly instance: number }[],
  alignment: Alignment,
): LearnedItem {
  const chunk = having[0]?.found as Chunk;
  const place = alignment.placeOf(chunk.name);
  const { range } = chunk;
  const there = having.map(({ instance, found }) => ({
    instance,
    found: found.elements[0]?.found as Symbolic,
  }));
  if (!range) {
    const value = learnNode(frame, there, place);
    return { name: chunk.name, value, ...presence(frame, place, there, missing.map(absent), madeOf(value)) };
  }
  // A range over nothing gives nothing, whatever the condition.
  const empty = missing.filter(({ instance }) => frame.stepsOf(range, instance).length > 0);
  const isFiltered = having.some(
    ({ instance, found }) => new Set(found.steps).size < frame.stepsOf(range, instance).length,
  );
  const none: Chunk = { ...chunk, elements: [], steps: [] };
  const all = isFiltered ? [...having, ...empty.map(({ instance }) => ({ instance, found: none }))] : having;

  const members: Member[] = [];
  const lists: Observation<readonly Element[]>[] = [];
  for (const { instance, found } of all) {
    for (const step of frame.stepsOf(range, instance)) {
      lists.push({
        instance: members.length,
        found: found.elements.filter((_, index) => found.steps[index] === step),
      });
      members.push({ instance, step });
    }
  }
  const items = learnItems(frame.child(range, members), lists, alignment);
  return { range, items, ...presence(frame, place, there, isFiltered ? [] : empty.map(absent), [range]) };
}

function absent({ instance }: { readonly instance: number }): Observation<undefined> {
  return { instance, found: undefined };
}

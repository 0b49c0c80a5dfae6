import type { Condition, ListNode, Node, Source } from '../template/template';
import { type Frame, type Member, sourceKey } from './frame';
import type { Mark } from './inputs';
import { learnNode } from './learn-node';
import { commonOrder } from './common-order';
import { madeOf } from './made-of';
import { type Observation, type Place, placeBelow, presence, unexplained } from './observation';
import { printPath } from './path';
import { type Symbolic, type SymbolicList, isMark } from './symbols';

/** An element of a list, or one of a chart's objects. */
export interface Element {
  readonly found: Symbolic;
  /** What it is called among its siblings. @default - by its content */
  readonly name?: readonly (string | Mark)[];
}

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

/** One element, or all consecutive ones that a range over one collection gives. */
interface Chunk {
  /** The same in every list for the same thing. */
  readonly key: string;
  readonly name: string;
  readonly elements: readonly Element[];
  readonly range?: Source;
  /** Of each element, the item it belongs to. */
  readonly steps: readonly string[];
}

/** How elements are looked at. */
interface Alignment {
  /** Where the element of that name stands. */
  readonly placeOf: (name: string) => Place;
  /** Whether their order says anything. */
  readonly isOrdered: boolean;
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
  const chunked = lists.map(({ instance, found }) => {
    const chunks = chunksOf(frame, instance, found, owners, alignment);
    return { instance, chunks: alignment.isOrdered ? chunks : gathered(chunks) };
  });
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

/** All that belongs to a collection in one chunk. */
function gathered(chunks: readonly Chunk[]): Chunk[] {
  const ranges = new Map<string, Chunk>();
  for (const chunk of chunks.filter(({ range }) => range)) {
    const key = sourceKey(chunk.range as Source);
    const { elements = [], steps = [] } = ranges.get(key) ?? {};
    ranges.set(key, {
      ...chunk,
      key: `range ${key}`,
      elements: [...elements, ...chunk.elements],
      steps: [...steps, ...chunk.steps],
    });
  }
  return [...chunks.filter(({ range }) => !range), ...ranges.values()];
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

/** Divides a list into single elements and runs that belong to one collection. */
function chunksOf(
  frame: Frame,
  instance: number,
  elements: readonly Element[],
  owners: Owners,
  { placeOf, isOrdered }: Alignment,
): Chunk[] {
  const chunks: Chunk[] = [];
  const seen = new Map<string, number>();
  const add = (chunk: Omit<Chunk, 'key'>, identity: string): void => {
    const count = seen.get(identity) ?? 0;
    seen.set(identity, count + 1);
    chunks.push({ ...chunk, key: `${identity} ${count}` });
  };
  const owned = owners.ofAll(instance, elements);
  for (let index = 0; index < elements.length;) {
    const element = elements[index] as Element;
    const name = nameOf(frame, instance, element);
    const owner = owned[index];
    if (!owner) {
      add({ name, elements: [element], steps: [] }, name);
      index += 1;
      continue;
    }
    const order = stepOrder(frame, owner.collection, instance);
    const start = index;
    const steps: string[] = [];
    for (let last = -1; index < elements.length; index++) {
      const own = owned[index];
      const position = own && isSameCollection(own, owner) ? order.indexOf(own.step) : -1;
      if (position < last || position < 0) break;
      steps.push(order[position] as string);
      last = position;
    }
    add(
      { name, elements: elements.slice(start, index), steps, range: owner.collection },
      `range ${sourceKey(owner.collection)}`,
    );
  }
  if (isOrdered) checkOrder(frame, instance, chunks, placeOf);
  return chunks;
}

/** The items of a collection, each once, but not one after the other: they were sorted, or not as `range` does. */
function checkOrder(
  frame: Frame,
  instance: number,
  chunks: readonly Chunk[],
  placeOf: (name: string) => Place,
): void {
  for (const { range, name } of chunks) {
    if (!range) continue;
    const runs = chunks.filter((chunk) => chunk.range && sourceKey(chunk.range) === sourceKey(range));
    const steps = runs.flatMap((run) => run.steps);
    if (runs.length === 1 || new Set(steps).size < steps.length) continue;
    const found = runs.flatMap((run) => run.elements).map((element) => element.found.json);
    const observations = [{ instance, found: { json: found } }];
    throw unexplained('LIST_ORDER', frame, placeOf(name), observations, printPath(range.path));
  }
}

function isSameCollection(a: Owner, b: Owner): boolean {
  return sourceKey(a.collection) === sourceKey(b.collection);
}

/** Lists as they are, maps sorted by key: as `range` takes them. */
function stepOrder(frame: Frame, collection: Source, instance: number): readonly string[] {
  const steps = frame.stepsOf(collection, instance);
  return collection.type.kind === 'map' ? [...steps].sort() : steps;
}

interface Owner {
  readonly collection: Source;
  readonly step: string;
}

/**
 * Which elements belong to one item of a collection that no range has opened yet: those of one kind that stand in one
 * list for several items, one each. Where an element holds several items at once, it has the collection inside, as a
 * list or map of its own; where there is only ever one, it picks an item out.
 */
class Owners {
  private readonly inside = new Set<string>();
  private readonly repeated = new Set<string>();
  private readonly steps = new Map<Element, Map<string, Owner[]>>();

  constructor(
    private readonly frame: Frame,
    lists: readonly Observation<readonly Element[]>[],
    private readonly placeOf: (name: string) => Place,
  ) {
    for (const { instance, found } of lists) {
      const single = new Map<string, string>();
      for (const element of found) {
        for (const [collection, owners] of this.stepsIn(instance, element)) {
          const [{ step } = { step: '' }] = owners;
          if (owners.length > 1) this.inside.add(`${this.kindOf(instance, element)} ${collection}`);
          else if (single.has(collection) && single.get(collection) !== step) this.repeated.add(collection);
          else single.set(collection, step);
        }
      }
    }
  }

  /** Names that differ in a number are of one kind. */
  private kindOf(instance: number, element: Element): string {
    return nameOf(this.frame, instance, element).replace(/\d+/g, '#');
  }

  /** Of each element of a list; what carries no mark belongs to an item if its neighbours say so. */
  ofAll(instance: number, elements: readonly Element[]): (Owner | undefined)[] {
    const owners = elements.map((element) => this.of(instance, element));
    this.claimEmptyTexts(instance, elements, owners);
    this.claimInterleaved(instance, elements, owners);
    return owners;
  }

  /** An empty text between two items' is that of the item between them. */
  private claimEmptyTexts(
    instance: number,
    elements: readonly Element[],
    owners: (Owner | undefined)[],
  ): void {
    const claim = (index: number, neighbour: Owner | undefined, offset: number): void => {
      if (owners[index] || elements[index]?.found.json !== '' || !neighbour) return;
      const order = stepOrder(this.frame, neighbour.collection, instance);
      const step = order[order.indexOf(neighbour.step) + offset];
      const isTaken = owners.some(
        (owner) => owner && isSameCollection(owner, neighbour) && owner.step === step,
      );
      if (step !== undefined && !isTaken) owners[index] = { ...neighbour, step };
    };
    for (let index = 1; index < elements.length; index++) claim(index, owners[index - 1], 1);
    for (let index = elements.length - 2; index >= 0; index--) claim(index, owners[index + 1], -1);
  }

  /** `--queue a --queue b`: what stands alike before (or after) each item's element is the item's as well. */
  private claimInterleaved(
    instance: number,
    elements: readonly Element[],
    owners: (Owner | undefined)[],
  ): void {
    const first = owners.findIndex((owner) => owner !== undefined);
    const owner = owners[first];
    const second = owner
      ? owners.findIndex(
          (each, index) => index > first && each && isSameCollection(each, owner) && each.step !== owner.step,
        )
      : -1;
    const gap = owners.slice(first + 1, second).filter((each) => each === undefined).length;
    if (!owner || second < 0 || gap === 0 || gap !== second - first - 1) return;
    const names = elements.map((element) => nameOf(this.frame, instance, element));
    const isAlike = (one: number, other: number): boolean =>
      names.slice(one, one + gap).join() === names.slice(other, other + gap).join();
    const before = first - gap >= 0 && isAlike(first - gap, first + 1);
    const offsets = Array.from({ length: gap }, (_, index) => (before ? -gap + index : index + 1));
    for (const [index, each] of [...owners.entries()]) {
      if (!each || !isSameCollection(each, owner)) continue;
      for (const offset of offsets) owners[index + offset] ??= each;
    }
  }

  private of(instance: number, element: Element): Owner | undefined {
    const kind = this.kindOf(instance, element);
    const owners = [...this.stepsIn(instance, element)].filter(
      ([collection]) => this.repeated.has(collection) && !this.inside.has(`${kind} ${collection}`),
    );
    const [owner, another] = owners.flatMap(([, steps]) => steps);
    if (!owner || !another) return owner;
    const value = printPath(owner.collection.path);
    const found = [{ instance, found: element.found }];
    throw unexplained('UNEXPLAINED', this.frame, this.placeOf(kind), found, value);
  }

  /** Per collection, one for each of its items that the element has something of. */
  private stepsIn(instance: number, element: Element): Map<string, Owner[]> {
    const known = this.steps.get(element);
    if (known) return known;
    const collections = new Map<string, Owner[]>();
    for (const { path, isKey } of marksOf(element)) {
      const origin = this.frame.originOf(path, isKey, instance);
      if (!('collection' in origin)) continue;
      const key = sourceKey(origin.collection);
      const steps = collections.get(key) ?? [];
      collections.set(key, steps);
      if (!steps.some(({ step }) => step === origin.step)) steps.push(origin);
    }
    this.steps.set(element, collections);
    return collections;
  }
}

function marksOf({ found, name = [] }: Element): Pick<Mark, 'path' | 'isKey'>[] {
  return [...name.filter(isMark), ...marksIn(found)];
}

const knownMarks = new WeakMap<Symbolic, Pick<Mark, 'path' | 'isKey'>[]>();

function marksIn(found: Symbolic): Pick<Mark, 'path' | 'isKey'>[] {
  let marks = knownMarks.get(found);
  if (!marks) {
    marks = findMarks(found);
    knownMarks.set(found, marks);
  }
  return marks;
}

function findMarks(found: Symbolic): Pick<Mark, 'path' | 'isKey'>[] {
  switch (found.kind) {
    case 'scalar':
      return found.parts.filter(isMark);
    case 'whole':
      return [{ path: found.path, isKey: false }];
    case 'list':
      return found.items.flatMap(marksIn);
    case 'object': {
      const keys = found.marked.flatMap(({ key }) => key.filter(isMark));
      const values = [...found.entries.values(), ...found.marked.map(({ value }) => value)];
      return [...keys, ...values.flatMap(marksIn)];
    }
    case 'bound':
      return [];
  }
}

function nameOf(frame: Frame, instance: number, { found, name }: Element): string {
  const text = (parts: readonly (string | Mark)[]): string =>
    parts
      .map((part) => {
        if (!isMark(part)) return part;
        const origin = frame.originOf(part.path, part.isKey, instance);
        return `<${printPath('source' in origin ? origin.source.path : [...origin.collection.path, '*'])}>`;
      })
      .join('');
  // Inside a range, an index in the construct path is the item's.
  if (name) return frame.level > 0 ? text(name).replace(/\d+/g, '') : text(name);
  if (found.kind === 'scalar') return text(found.parts).replace(/(?<=[=:]).*$/s, '');
  if (found.kind !== 'object') return found.kind;
  for (const key of IDENTIFYING_KEYS) {
    const value = found.entries.get(key);
    if (value?.kind === 'scalar') return `${key}=${text(value.parts)}`;
  }
  return [...found.entries.keys()].sort().join(',');
}

/** Keys by which Kubernetes itself tells the items of a list apart. */
const IDENTIFYING_KEYS = [
  'name',
  'mountPath',
  'key',
  'containerPort',
  'port',
  'topologyKey',
  'type',
  'host',
  'path',
];

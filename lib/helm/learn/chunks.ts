import type { Source } from '../template/template';
import { type Element, nameOf } from './element';
import { type Frame, sourceKey } from './frame';
import { type Place, unexplained } from './observation';
import { type Owners, isSameCollection, stepOrder } from './owners';
import { printPath } from './path';

/** One element, or all consecutive ones that a range over one collection gives. */
export interface Chunk {
  /** The same in every list for the same thing. */
  readonly key: string;
  readonly name: string;
  readonly elements: readonly Element[];
  readonly range?: Source;
  /** Of each element, the item it belongs to. */
  readonly steps: readonly string[];
}

/** How elements are looked at. */
export interface Alignment {
  /** Where the element of that name stands. */
  readonly placeOf: (name: string) => Place;
  /** Whether their order says anything. */
  readonly isOrdered: boolean;
}

/** Divides a list into single elements and runs that belong to one collection. */
export function chunksOf(
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
  if (!isOrdered) return gathered(chunks);
  checkOrder(frame, instance, chunks, placeOf);
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

import type { Source } from '../template/template';
import { type Element, marksOf, nameOf } from './element';
import { type Frame, sourceKey } from './frame';
import { type Observation, type Place, unexplained } from './observation';
import { printPath } from './path';

/** An item of a collection that no range has opened yet. */
export interface Owner {
  readonly collection: Source;
  readonly step: string;
}

/**
 * Which elements belong to one item of a collection that no range has opened yet: those of one kind that stand in one
 * list for several items, one each. Where an element holds several items at once, it has the collection inside, as a
 * list or map of its own; where there is only ever one, it picks an item out.
 */
export class Owners {
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

export function isSameCollection(a: Owner, b: Owner): boolean {
  return sourceKey(a.collection) === sourceKey(b.collection);
}

/** Lists as they are, maps sorted by key: as `range` takes them. */
export function stepOrder(frame: Frame, collection: Source, instance: number): readonly string[] {
  const steps = frame.stepsOf(collection, instance);
  return collection.type.kind === 'map' ? [...steps].sort() : steps;
}

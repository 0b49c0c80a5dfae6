import type { Frame } from './frame';
import type { Mark } from './inputs';
import { printPath } from './path';
import { type Symbolic, isMark } from './symbols';

/** An element of a list, or one of a chart's objects. */
export interface Element {
  readonly found: Symbolic;
  /** What it is called among its siblings. @default - by its content */
  readonly name?: readonly (string | Mark)[];
}

/** The marks in an element and in its name. */
export function marksOf({ found, name = [] }: Element): Pick<Mark, 'path' | 'isKey'>[] {
  return [...name.filter(isMark), ...marksIn(found)];
}

/** Elements are looked at again in every round of learning. */
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

/** What an element is called in every list in which it stands. */
export function nameOf(frame: Frame, instance: number, { found, name }: Element): string {
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

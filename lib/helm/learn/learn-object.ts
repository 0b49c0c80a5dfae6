import type { Entry, KeyEntry, ObjectNode, Source } from '../template/template';
import { type Frame, type Member, sourceKey } from './frame';
import { learnNode } from './learn-node';
import { objectKey } from './lessons';
import { madeOf } from './made-of';
import { type Observation, type Place, placeBelow, presence, unexplained } from './observation';
import { printPath } from './path';
import { type Symbolic, type SymbolicObject, isMark } from './symbols';

/**
 * An object: keys that are always or sometimes there, and the entries of maps.
 *
 * @throws Unexplained
 */
export function learnObject(
  frame: Frame,
  observations: readonly Observation<SymbolicObject>[],
  place: Place,
): ObjectNode {
  const keys = new Set(observations.flatMap(({ found }) => [...found.entries.keys()]));
  const fixed = [...keys].sort().map((key) => learnKey(frame, observations, key, placeBelow(place, key)));
  const omit = fixed.filter(({ when }) => !when).map(({ key }) => key);
  return { node: 'object', entries: [...fixed, ...learnMaps(frame, observations, place, omit)] };
}

function learnKey(
  frame: Frame,
  observations: readonly Observation<SymbolicObject>[],
  key: string,
  place: Place,
): KeyEntry {
  const having: Observation[] = [];
  const missing: Observation[] = [];
  for (const { instance, found } of observations) {
    const value = found.entries.get(key);
    if (value) having.push({ instance, found: value });
    else missing.push({ instance, found });
  }
  const value = learnNode(frame, having, place);
  return { key, value, ...presence(frame, place, having, missing, madeOf(value)) };
}

/** The entries in an object that come from one map. */
interface MapEntries {
  readonly map: Source;
  readonly members: Member[];
  readonly values: Symbolic[];
  readonly having: Observation<SymbolicObject>[];
}

function learnMaps(
  frame: Frame,
  observations: readonly Observation<SymbolicObject>[],
  place: Place,
  omit: readonly string[],
): Entry[] {
  const maps = new Map<string, MapEntries>();
  for (const observation of observations) {
    for (const entry of observation.found.marked) {
      const { map, step } = mapOf(frame, observation, entry.key, place);
      const key = sourceKey(map);
      const entries = maps.get(key) ?? { map, members: [], values: [], having: [] };
      maps.set(key, entries);
      entries.members.push({ instance: observation.instance, step });
      entries.values.push(entry.value);
      if (entries.having.at(-1) !== observation) entries.having.push(observation);
    }
  }
  const inOrder = [...maps].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entries]) => entries);
  const rival = inOrder.find((one) => one.map.level > 0 && inOrder.some((other) => meet(one, other)));
  // Which of them wins is found out by trials, and those are made for the chart's own values only.
  if (rival) throw unexplained('MAP_COLLISION', frame, place, rival.having, printPath(rival.map.path));
  return inOrder.map((entries) => {
    const stronger = inOrder.filter(
      (other) => meet(entries, other) && wins(frame, place, other.map, entries.map),
    );
    const entry = learnMap(frame, observations, entries, place, omit);
    return stronger.length > 0 ? { ...entry, yieldTo: stronger.map(({ map }) => map) } : entry;
  });
}

/** Whether both maps have entries in one object: a user may give them the same key. */
function meet(a: MapEntries, b: MapEntries): boolean {
  return a !== b && a.having.some((observation) => b.having.includes(observation));
}

/** Until a mistake teaches otherwise, the map whose name comes later wins. */
function wins(frame: Frame, { document, pointer }: Place, map: Source, other: Source): boolean {
  const object = objectKey(document, pointer);
  const [place, otherPlace] = [frame.placeOf(map), frame.placeOf(other)];
  const taught = (winner: string, loser: string): boolean =>
    frame.lessons.precedences.some(
      (each) => each.object === object && each.winner === winner && each.loser === loser,
    );
  if (taught(place, otherPlace)) return true;
  return !taught(otherPlace, place) && place > otherPlace;
}

function mapOf(
  frame: Frame,
  observation: Observation<SymbolicObject>,
  key: SymbolicObject['marked'][number]['key'],
  place: Place,
): { readonly map: Source; readonly step: string } {
  const mark = key.find(isMark);
  const origin = mark && frame.originOf(mark.path, mark.isKey, observation.instance);
  if (origin && 'collection' in origin && mark?.isKey && key.length === 1) {
    return { map: origin.collection, step: origin.step };
  }
  throw unexplained('VALUE_IN_KEY', frame, place, [observation], mark && printPath(mark.path.slice(1)));
}

function learnMap(
  frame: Frame,
  observations: readonly Observation<SymbolicObject>[],
  { map, members, values, having }: MapEntries,
  place: Place,
  omit: readonly string[],
): Entry {
  const filled = observations.filter(({ instance }) => frame.stepsOf(map, instance).length > 0);
  const complete = filled.reduce((count, { instance }) => count + frame.stepsOf(map, instance).length, 0);
  const missing = filled.filter((observation) => !having.includes(observation));
  const when = presence(frame, place, having, missing, [map]);
  if (when.when === undefined && members.length !== complete) {
    throw unexplained('UNEXPLAINED', frame, place, observations, printPath(map.path));
  }
  const inner = frame.child(map, members);
  const found = values.map((value, instance) => ({ instance, found: value }));
  const value = learnNode(inner, found, placeBelow(place, '*'));
  const isItem = value.node === 'value' && value.source.from === 'item' && value.source.level === inner.level;
  if (isItem && value.source.path.length === 0) return { spread: map, omit, ...when };
  return { range: map, value, omit, ...when };
}

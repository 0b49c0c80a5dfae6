import { type Json, isObject, sameJson } from '../json';
import type { EvaluatedDocument } from '../template/evaluate';
import type { BuiltDocument } from './build-documents';
import { type Place, placeBelow } from './observation';

/** A place where the template gives something else than the code. */
export interface Difference extends Place {
  /** What the template gives; undefined for nothing. */
  readonly predicted: Json | undefined;
  /** What the code gives. */
  readonly actual: Json | undefined;
}

/** The first difference, or undefined. Objects are matched by kind and name. */
export function compare(
  predicted: readonly EvaluatedDocument[],
  actual: readonly BuiltDocument[],
): Difference | undefined {
  const open = new Map(predicted.map((document) => [identityOf(document.object), document]));
  for (const { id, object } of actual) {
    const match = open.get(identityOf(object));
    open.delete(identityOf(object));
    // With another name, the object of the same construct path is the one to look at.
    const other = match ?? predicted.find((document) => document.id === id);
    const difference = firstDifference({ document: id, pointer: '' }, other?.object, object);
    if (difference) return difference;
  }
  const [extra] = open.values();
  return extra && { document: extra.id, pointer: '', predicted: extra.object, actual: undefined };
}

function identityOf(object: Json): string {
  const { kind, metadata } = isObject(object) ? object : {};
  return JSON.stringify([kind, isObject(metadata) ? metadata.name : undefined]);
}

function firstDifference(
  place: Place,
  predicted: Json | undefined,
  actual: Json | undefined,
): Difference | undefined {
  if (sameJson(predicted, actual)) return undefined;
  const keys =
    isObject(predicted) && isObject(actual) ? [...Object.keys(actual), ...Object.keys(predicted)] : [];
  for (const key of keys) {
    const inner = firstDifference(
      placeBelow(place, key),
      (predicted as Record<string, Json>)[key],
      (actual as Record<string, Json>)[key],
    );
    if (inner) return inner;
  }
  if (Array.isArray(predicted) && Array.isArray(actual) && predicted.length === actual.length) {
    for (const [index, item] of actual.entries()) {
      const inner = firstDifference(placeBelow(place, String(index)), predicted[index] as Json, item as Json);
      if (inner) return inner;
    }
  }
  return { ...place, predicted, actual };
}

import { type Json, isObject } from '../json';
import type { ValueType } from '../schema/value-type';

/** Steps to a place in a chart's inputs: names of properties, indexes of lists, keys of maps. */
export type Path = readonly string[];

/** A path as a key of maps and sets. */
export function pathKey(path: Path): string {
  return path.join('\u0000');
}

/** As a person writes it: `hosts[0].name`. */
export function printPath(path: Path): string {
  return path.reduce((text, step) => {
    if (/^\d+$/.test(step)) return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}

/** What stands there, or undefined. */
export function valueAt(json: Json | undefined, path: Path): Json | undefined {
  let value: Json | undefined = json;
  for (const step of path) {
    if (Array.isArray(value)) value = (value as readonly Json[])[Number(step)];
    else if (isObject(value) && Object.hasOwn(value, step)) value = value[step];
    else return undefined;
  }
  return value;
}

/** A copy in which something else stands there; undefined removes it. */
export function withValueAt(json: Json | undefined, path: Path, value: Json | undefined): Json | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(json)) {
    return (json as readonly Json[]).map((item, index) =>
      String(index) === step ? (withValueAt(item, rest, value) as Json) : item,
    );
  }
  const { [step]: old, ...others } = isObject(json) ? json : {};
  const fresh = withValueAt(old, rest, value);
  return fresh === undefined ? others : { ...others, [step]: fresh };
}

/** Where a path leads within a type: to a value of its own, or into a list or map. */
export type Descent =
  | { readonly type: ValueType }
  | { readonly collection: Path; readonly type: ValueType; readonly step: string; readonly rest: Path };

export function descend(type: ValueType, path: Path): Descent {
  let here = type;
  for (const [index, step] of path.entries()) {
    if (here.kind === 'list' || here.kind === 'map') {
      return { collection: path.slice(0, index), type: here, step, rest: path.slice(index + 1) };
    }
    const property = here.kind === 'object' ? here.properties.get(step) : undefined;
    if (!property) return { type: { kind: 'any' } };
    here = property.type;
  }
  return { type: here };
}

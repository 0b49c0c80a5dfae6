import { type Tags, parse } from 'yaml';
import { type JsonObject, isObject } from '../json';

/**
 * The content of a values file, read as Helm reads it: by YAML 1.1, where `yes` is a boolean, but without its dates and
 * times of day. An empty file has no values.
 *
 * @throws Error when it is not YAML or holds something else than an object
 */
export function readValues(text: string): JsonObject {
  const values: unknown = parse(text, { version: '1.1', customTags: withoutTimes }) ?? {};
  if (!isObject(values)) throw new Error('a values file holds an object: keys with values');
  return values;
}

function withoutTimes(tags: Tags): Tags {
  return tags.filter(
    (tag) => typeof tag === 'string' || !(tag.tag.endsWith(':timestamp') || tag.format === 'TIME'),
  );
}

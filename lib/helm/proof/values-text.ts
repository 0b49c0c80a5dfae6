import type { JsonObject } from '../json';

/** Values as the text of a values file. JSON is YAML, but for two line ends that only YAML knows. */
export function valuesText(values: JsonObject): string {
  return JSON.stringify(values).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

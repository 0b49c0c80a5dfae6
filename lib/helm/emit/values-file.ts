import { type Json, type JsonObject, isObject, sameJson } from '../json';
import type { ObjectType, ValueType } from '../schema/value-type';
import { GENERATED } from './generated';
import { descriptionText } from './type-text';
import { yamlLines, yamlScalar } from './yaml';

const WIDTH = 110;

/** The content of `values.yaml`: every value in the order of the schema, with its comment. */
export function valuesFile(type: ObjectType, defaults: JsonObject): string {
  return file(sections(type, defaults, 0, commentedOut));
}

/** The content of `values-<name>.yaml`: what an overlay changes, with the same comments. */
export function overlayFile(type: ObjectType, defaults: JsonObject, overlay: JsonObject): string {
  return file(sections(type, changed(defaults, overlay), 0, () => []));
}

/** What is written for a value that is absent. */
type WriteAbsent = (key: string, type: ValueType, indent: number) => string[];

function file(sections: readonly (readonly string[])[]): string {
  const content = sections.length > 0 ? sections.map((lines) => lines.join('\n')).join('\n\n') : '{}';
  return `# ${GENERATED}\n\n${content}\n`;
}

/** The lines of each property. */
function sections(type: ObjectType, values: JsonObject, indent: number, absent: WriteAbsent): string[][] {
  return [...type.properties]
    .map(([key, property]) => {
      const value = values[key];
      const lines =
        value === undefined
          ? absent(key, property.type, indent)
          : valueLines(key, property.type, value, indent, absent);
      return lines.length > 0 ? [...comment(property.type, indent), ...lines] : [];
    })
    .filter((lines) => lines.length > 0);
}

function valueLines(
  key: string,
  type: ValueType,
  value: Json,
  indent: number,
  absent: WriteAbsent,
): string[] {
  const head = `${yamlScalar(key)}:`;
  if (type.kind !== 'object' || !isObject(value)) return yamlLines(head, value, indent);
  if (Object.keys(value).length === 0) return yamlLines(head, value, indent);
  return [`${' '.repeat(indent)}${head}`, ...sections(type, value, indent + 2, absent).flat()];
}

function commentedOut(key: string, type: ValueType, indent: number): string[] {
  return [`${' '.repeat(indent)}# ${yamlScalar(key)}: ${yamlScalar(placeholder(type))}`];
}

/** A value of the type that says nothing but what it looks like. */
function placeholder(type: ValueType): Json {
  switch (type.kind) {
    case 'number':
      return type.minimum ?? 0;
    case 'boolean':
      return false;
    case 'enum':
      return type.values[0] ?? '';
    case 'list':
      return [];
    case 'string':
      return '';
    case 'union':
      return type.options[0] ? placeholder(type.options[0]) : '';
    case 'any':
      return type.json === 'array' ? [] : {};
    default:
      return {};
  }
}

/** `# -- What the value does`, the form that helm-docs reads. */
function comment(type: ValueType, indent: number): string[] {
  const text = descriptionText(type);
  if (!text) return [];
  const lines: string[] = [];
  let line = '# --';
  for (const word of text.split(' ')) {
    if (indent + line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = '#';
    }
    line += ` ${word}`;
  }
  return [...lines, line].map((each) => `${' '.repeat(indent)}${each}`);
}

/** The part of an overlay that differs from the defaults. */
function changed(defaults: JsonObject, overlay: JsonObject): JsonObject {
  const entries = Object.entries(overlay).flatMap(([key, value]): [string, Json][] => {
    const before = defaults[key];
    if (sameJson(before, value)) return [];
    if (!isObject(before) || !isObject(value)) return [[key, value]];
    const inner = changed(before, value);
    return Object.keys(inner).length > 0 ? [[key, inner]] : [];
  });
  return Object.fromEntries(entries);
}

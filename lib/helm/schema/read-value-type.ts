import type { EnumType, Property, UnionType, ValueType } from './value-type';

/** The keywords of JSON Schema that are understood. */
interface Schema {
  readonly type?: string;
  readonly const?: string | number | boolean;
  readonly enum?: readonly (string | number | boolean)[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxProperties?: number;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly multipleOf?: number;
  readonly description?: string;
}

const ANNOTATIONS = ['description', 'default', 'title', 'examples', '$id', '$comment', 'deprecated'];

/** Keywords by the kind of schema they belong to. Whatever is not named could not be honoured and is refused. */
const KEYWORDS: Readonly<Record<string, readonly string[]>> = {
  object: ['type', 'properties', 'required', 'additionalProperties'],
  map: ['type', 'patternProperties', 'additionalProperties', 'maxProperties'],
  array: ['type', 'items', 'minItems', 'maxItems'],
  string: ['type', 'pattern', 'minLength', 'maxLength'],
  number: ['type', 'minimum', 'maximum', 'multipleOf'],
  boolean: ['type'],
  choice: ['type', 'enum', 'const', 'anyOf'],
  any: ['type'],
};

/** What a schema cannot be read as, and where. */
export class UnsupportedSchema extends Error {
  constructor(
    /** Path of the value, e.g. `service.ports[]`. */
    readonly path: string,
    /** What stands there. */
    readonly found: string,
  ) {
    super(`${path || '(root)'}: ${found}`);
    this.name = 'UnsupportedSchema';
  }
}

/**
 * The shape that a TypeBox schema (or the same as plain JSON Schema) describes.
 *
 * @throws UnsupportedSchema
 */
export function readValueType(schema: object, path = ''): ValueType {
  const node = schema as Schema;
  const { description } = node;
  if (node.const !== undefined || node.enum || node.anyOf) return readChoice(node, path);
  switch (node.type) {
    case 'object':
      return node.properties ? readObject(node, node.properties, path) : readMap(node, path);
    case 'array':
      return readList(node, path);
    case 'string': {
      knownKeywords(node, 'string', path);
      const { pattern, minLength = 0, maxLength } = node;
      return { kind: 'string', pattern, minLength, maxLength, description };
    }
    case 'integer':
    case 'number': {
      knownKeywords(node, 'number', path);
      const { minimum, maximum, multipleOf } = node;
      return { kind: 'number', integer: node.type === 'integer', minimum, maximum, multipleOf, description };
    }
    case 'boolean':
      knownKeywords(node, 'boolean', path);
      return { kind: 'boolean', description };
    case undefined:
      knownKeywords(node, 'any', path);
      return { kind: 'any', description };
    default:
      throw new UnsupportedSchema(path, `type ${JSON.stringify(node.type)}`);
  }
}

function readObject(node: Schema, schemas: Readonly<Record<string, Schema>>, path: string): ValueType {
  knownKeywords(node, 'object', path);
  const properties = new Map<string, Property>();
  for (const [key, schema] of Object.entries(schemas)) {
    const type = readValueType(schema, path ? `${path}.${key}` : key);
    properties.set(key, { type, optional: !node.required?.includes(key) });
  }
  return { kind: 'object', properties, description: node.description };
}

function readMap(node: Schema, path: string): ValueType {
  knownKeywords(node, 'map', path);
  const { description, maxProperties: maxItems } = node;
  const [pattern, schema] = mapItem(node);
  const item = schema && readValueType(schema, `${path}.*`);
  if (!item) return { kind: 'any', json: 'object', description };
  return { kind: 'map', item, keyPattern: pattern === ANY_KEY ? undefined : pattern, maxItems, description };
}

/** TypeBox's pattern for keys of any text. */
const ANY_KEY = '^(.*)$';

function mapItem(node: Schema): [pattern: string | undefined, item: Schema | undefined] {
  const [entry] = Object.entries(node.patternProperties ?? {});
  if (entry) return entry;
  return [undefined, isSchema(node.additionalProperties) ? node.additionalProperties : undefined];
}

function isSchema(value: boolean | Schema | undefined): value is Schema {
  return typeof value === 'object';
}

function readList(node: Schema, path: string): ValueType {
  knownKeywords(node, 'array', path);
  const { description, minItems = 0, maxItems } = node;
  if (Array.isArray(node.items)) throw new UnsupportedSchema(path, 'a tuple');
  const item = node.items && readValueType(node.items, `${path}[]`);
  if (!item) return { kind: 'any', json: 'array', description };
  return { kind: 'list', item, minItems, maxItems, description };
}

function readChoice(node: Schema, path: string): EnumType | UnionType {
  knownKeywords(node, 'choice', path);
  const values = literals(node);
  if (values) return { kind: 'enum', values, description: node.description };
  const options = (node.anyOf ?? []).map((option) => readValueType(option, path));
  const scalars = options.filter(
    (option) => option.kind === 'string' || option.kind === 'number' || option.kind === 'boolean',
  );
  const kinds = new Set(scalars.map(({ kind }) => kind));
  if (scalars.length < options.length || kinds.size < options.length) {
    throw new UnsupportedSchema(
      path,
      'a union of something else than literals or scalars of different types',
    );
  }
  return { kind: 'union', options: scalars, description: node.description };
}

function literals(node: Schema): readonly (string | number | boolean)[] | undefined {
  if (node.const !== undefined) return [node.const];
  if (node.enum) return node.enum;
  const values = (node.anyOf ?? []).map((option) => option.const);
  return values.every((value) => value !== undefined) ? values : undefined;
}

function knownKeywords(node: Schema, kind: string, path: string): void {
  const known = KEYWORDS[kind] ?? [];
  const unknown = Object.keys(node).find((key) => !known.includes(key) && !ANNOTATIONS.includes(key));
  if (unknown) throw new UnsupportedSchema(path, `keyword "${unknown}" of JSON Schema`);
}

import type { TObject } from '@sinclair/typebox';
import type { Json } from '../../../lib/helm/json';
import { readValueType } from '../../../lib/helm/schema/read-value-type';
import type { ValueType } from '../../../lib/helm/schema/value-type';
import type {
  Choice,
  Condition,
  Constant,
  Entry,
  Item,
  KeyEntry,
  ListNode,
  Node,
  ObjectNode,
  SingleDocument,
  Source,
  Text,
  TextPart,
  Value,
} from '../../../lib/helm/template/template';

/** Short ways to write learned trees by hand. */

/**
 * Sources of the values of a schema: by names, or, with a level, the item of a collection at that level of ranges.
 */
export function sourcesOf(schema: TObject): (name: string, ...rest: (string | number)[]) => Source {
  const values = readValueType(schema);
  return (name, ...rest) => {
    const level = rest.find((each) => typeof each === 'number');
    const path = [name, ...rest.filter((each) => typeof each === 'string')];
    const type = path.reduce(below, values);
    if (level === undefined) return { from: 'values', level: 0, path, type };
    const item = type.kind === 'list' || type.kind === 'map' ? type.item : type;
    return { from: 'item', level, path: [], type: item };
  };
}

function below(type: ValueType, name: string): ValueType {
  const property = type.kind === 'object' ? type.properties.get(name) : undefined;
  if (!property) throw new Error(`no value ${name}`);
  return property.type;
}

export const release = (name: string): Source => ({
  from: 'release',
  level: 0,
  path: [name],
  type: { kind: 'string', minLength: 1 },
});

export const constant = (json: Json): Constant => ({ node: 'constant', value: json });
export const value = (source: Source): Value => ({ node: 'value', source });
export const text = (...parts: TextPart[]): Text => ({ node: 'text', parts });
export const object = (...entries: Entry[]): ObjectNode => ({ node: 'object', entries });
export const list = (...items: Item[]): ListNode => ({ node: 'list', items });
export const key = (name: string, node: Node): KeyEntry => ({ key: name, value: node });

export const choice = (cases: readonly (readonly [Condition, Node])[], otherwise: Node): Choice =>
  choiceOf(cases, otherwise);
export const textChoice = (
  cases: readonly (readonly [Condition, TextPart])[],
  otherwise: TextPart,
): Choice<TextPart> => choiceOf(cases, otherwise);

function choiceOf<T>(cases: readonly (readonly [Condition, T])[], otherwise: T): Choice<T> {
  return { node: 'choice', cases: cases.map(([when, node]) => ({ when, value: node })), otherwise };
}

export const truthy = (source: Source): Condition => ({ test: 'truthy', source });
export const present = (source: Source): Condition => ({ test: 'present', source });
export const isString = (source: Source): Condition => ({ test: 'string', source });
export const equals = (source: Source, literal: string | number | boolean): Condition => ({
  test: 'equals',
  source,
  literal,
});
export const not = (condition: Condition): Condition => ({ not: condition });
export const all = (...conditions: Condition[]): Condition => ({ all: conditions });
export const any = (...conditions: Condition[]): Condition => ({ any: conditions });

/** An object of no kind that Helm knows, with a node as its `spec`. */
export function document(id: string, spec: Node, name: Node = constant(id)): SingleDocument {
  const node = object(
    key('apiVersion', constant('example.com/v1')),
    key('kind', constant('Example')),
    key('metadata', object(key('name', name))),
    key('spec', spec),
  );
  return { id: `${id}/Example`, kind: 'Example', node };
}

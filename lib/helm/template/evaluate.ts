import { type Json, type JsonObject, isObject } from '../json';
import type { Release } from '../release';
import type {
  ChartTemplate,
  Choice,
  Condition,
  DocumentTemplate,
  Entry,
  Item,
  Node,
  ObjectNode,
  Source,
  Text,
  TextPart,
} from './template';
import { isTruthy } from './truthy';

/** One object of the chart. */
export interface EvaluatedDocument {
  /** The template's id; inside ranges followed by the position or key of each item: `Cache/ConfigMap/0`. */
  readonly id: string;
  readonly object: Json;
}

/** Stands where a `Bound` expression stands: only Helm knows its result. Compare by identity. */
export const BOUND: JsonObject = Object.freeze({ bound: true });

/** One turn of a range. */
export interface Turn {
  readonly key: string | number;
  readonly item: Json;
}

/** All that a source can name. */
export interface Scope {
  readonly inputs: { readonly values: Json; readonly release: Json };
  /** Turns of the enclosing ranges, the outermost first. */
  readonly turns: readonly Turn[];
}

/**
 * The objects that the template makes of these inputs, in the template's order and without Helm. A value that is absent
 * where nothing asked whether it is there gives null, which no object of a chart has.
 */
export function evaluate(template: ChartTemplate, values: JsonObject, release: Release): EvaluatedDocument[] {
  const scope: Scope = { inputs: { values, release: { ...release } }, turns: [] };
  return template.documents.flatMap((document) => documents(document, scope));
}

function documents(template: DocumentTemplate, scope: Scope): EvaluatedDocument[] {
  if (!holds(template.when, scope)) return [];
  if ('range' in template) {
    return turnsOf(template.range, scope).flatMap((turn) => {
      const inner = within(scope, turn);
      return template.documents.flatMap((document) => documents(document, inner));
    });
  }
  const id = [template.id, ...scope.turns.map(({ key }) => key)].join('/');
  return [{ id, object: nodeValue(template.node, scope) }];
}

function nodeValue(node: Node, scope: Scope): Json {
  switch (node.node) {
    case 'constant':
      return node.value;
    case 'value':
      return valueOf(node.source, scope) ?? null;
    case 'text':
      return textOf(node, scope);
    case 'object':
      return objectOf(node, scope);
    case 'list':
      return node.items.flatMap((item) => itemsOf(item, scope));
    case 'choice':
      return nodeValue(chosen(node, scope), scope);
    case 'bound':
      return BOUND;
  }
}

function objectOf(node: ObjectNode, scope: Scope): JsonObject {
  return Object.fromEntries(node.entries.flatMap((entry) => entriesOf(entry, scope)));
}

function entriesOf(entry: Entry, scope: Scope): [string, Json][] {
  if (!holds(entry.when, scope)) return [];
  if ('key' in entry) return [[entry.key, nodeValue(entry.value, scope)]];
  const stronger = (entry.yieldTo ?? []).map((source) => valueOf(source, scope));
  const isKept = (key: string): boolean =>
    !entry.omit.includes(key) && !stronger.some((map) => isObject(map) && Object.hasOwn(map, key));
  if ('spread' in entry) {
    const map = valueOf(entry.spread, scope);
    return isObject(map) ? Object.entries(map).filter(([key]) => isKept(key)) : [];
  }
  return turnsOf(entry.range, scope)
    .map((turn) => [String(turn.key), turn] as const)
    .filter(([key]) => isKept(key))
    .map(([key, turn]) => [key, nodeValue(entry.value, within(scope, turn))]);
}

function itemsOf(item: Item, scope: Scope): Json[] {
  if (!holds(item.when, scope)) return [];
  if ('value' in item) return [nodeValue(item.value, scope)];
  return turnsOf(item.range, scope).flatMap((turn) => {
    const inner = within(scope, turn);
    return item.items.flatMap((each) => itemsOf(each, inner));
  });
}

function textOf(text: Text, scope: Scope): string {
  return text.parts.map((part) => evaluateText(part, scope)).join('');
}

/** What a text, or a part of one, is within the scope. */
export function evaluateText(part: TextPart, scope: Scope): string {
  if (part.node === 'choice') return evaluateText(chosen(part, scope), scope);
  const value = nodeValue(part, scope);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function chosen<T>(choice: Choice<T>, scope: Scope): T {
  const match = choice.cases.find(({ when }) => holds(when, scope));
  return match ? match.value : choice.otherwise;
}

function holds(condition: Condition | undefined, scope: Scope): boolean {
  if (!condition) return true;
  if ('not' in condition) return !holds(condition.not, scope);
  if ('all' in condition) return condition.all.every((each) => holds(each, scope));
  if ('any' in condition) return condition.any.some((each) => holds(each, scope));
  const value = valueOf(condition.source, scope);
  switch (condition.test) {
    case 'truthy':
      return isTruthy(value);
    case 'present':
      return value !== undefined && value !== null;
    case 'string':
      return typeof value === 'string';
    case 'equals':
      return value === condition.literal;
  }
}

function valueOf(source: Source, scope: Scope): Json | undefined {
  let value: Json | undefined = originOf(source, scope);
  for (const name of source.path) {
    if (!isObject(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

function originOf({ from, level }: Source, { inputs, turns }: Scope): Json | undefined {
  if (from === 'values' || from === 'release') return inputs[from];
  return turns[level - 1]?.[from];
}

/** The turns over a list, or over a map in the order of its keys, as Helm takes them. */
function turnsOf(source: Source, scope: Scope): Turn[] {
  const collection = valueOf(source, scope);
  if (Array.isArray(collection)) return collection.map((item: Json, key) => ({ key, item }));
  if (!isObject(collection)) return [];
  return Object.keys(collection)
    .sort()
    .map((key) => ({ key, item: collection[key] as Json }));
}

function within(scope: Scope, turn: Turn): Scope {
  return { ...scope, turns: [...scope.turns, turn] };
}

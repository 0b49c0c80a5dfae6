import { pointerBelow } from '../json-pointer';
import type {
  ChartTemplate,
  Choice,
  Condition,
  DocumentTemplate,
  Entry,
  Item,
  Node,
  Source,
  TextPart,
} from './template';

/** Where a template uses a value. */
export interface Use {
  /** The value's place in the schema: names, with `*` for any item: `hosts.*.name`. */
  readonly place: string;
  readonly as: 'value' | 'condition';
  /** Id of the document. */
  readonly document: string;
  /** JSON pointer, with `-` for any item and `*` for any key. */
  readonly pointer: string;
}

/** Every use of a chart's values, in the order of the template. */
export function* sourcesOf(template: ChartTemplate): Generator<Use> {
  for (const document of template.documents) yield* inDocument(document, []);
}

/** Places of the collections of the enclosing ranges. */
type Ranges = readonly string[];

interface Place {
  readonly document: string;
  readonly pointer: string;
}

function* inDocument(document: DocumentTemplate, ranges: Ranges): Generator<Use> {
  if ('range' in document) {
    const inner = [...ranges, placeOf(document.range, ranges)];
    for (const each of document.documents) {
      const place = { document: idOf(each), pointer: '' };
      yield* inCondition(document.when, ranges, place);
      yield* use(document.range, 'condition', ranges, place);
      yield* inDocument(each, inner);
    }
    return;
  }
  const place = { document: document.id, pointer: '' };
  yield* inCondition(document.when, ranges, place);
  yield* inNode(document.node, ranges, place);
}

function idOf(document: DocumentTemplate): string {
  return 'id' in document ? document.id : document.documents.map(idOf).join();
}

function* inNode(node: Node | TextPart, ranges: Ranges, place: Place): Generator<Use> {
  switch (node.node) {
    case 'value':
      yield* use(node.source, 'value', ranges, place);
      return;
    case 'text':
      for (const part of node.parts) yield* inNode(part, ranges, place);
      return;
    case 'object':
      for (const entry of node.entries) yield* inEntry(entry, ranges, place);
      return;
    case 'list':
      for (const item of node.items) yield* inItem(item, ranges, below(place, '-'));
      return;
    case 'choice':
      yield* inChoice(node, ranges, place);
      return;
    default:
  }
}

function* inChoice(choice: Choice<Node | TextPart>, ranges: Ranges, place: Place): Generator<Use> {
  for (const { when, value } of choice.cases) {
    yield* inCondition(when, ranges, place);
    yield* inNode(value, ranges, place);
  }
  yield* inNode(choice.otherwise, ranges, place);
}

function* inEntry(entry: Entry, ranges: Ranges, place: Place): Generator<Use> {
  const inner = below(place, 'key' in entry ? entry.key : '*');
  yield* inCondition(entry.when, ranges, inner);
  if ('spread' in entry) {
    yield* use(entry.spread, 'value', ranges, inner);
  } else if ('range' in entry) {
    yield* use(entry.range, 'condition', ranges, inner);
    yield* inNode(entry.value, [...ranges, placeOf(entry.range, ranges)], inner);
  } else {
    yield* inNode(entry.value, ranges, inner);
  }
}

function* inItem(item: Item, ranges: Ranges, place: Place): Generator<Use> {
  yield* inCondition(item.when, ranges, place);
  if ('value' in item) {
    yield* inNode(item.value, ranges, place);
    return;
  }
  yield* use(item.range, 'condition', ranges, place);
  for (const each of item.items) yield* inItem(each, [...ranges, placeOf(item.range, ranges)], place);
}

function* inCondition(condition: Condition | undefined, ranges: Ranges, place: Place): Generator<Use> {
  if (!condition) return;
  if ('not' in condition) yield* inCondition(condition.not, ranges, place);
  else if ('all' in condition) for (const each of condition.all) yield* inCondition(each, ranges, place);
  else if ('any' in condition) for (const each of condition.any) yield* inCondition(each, ranges, place);
  else yield* use(condition.source, 'condition', ranges, place);
}

function* use(source: Source, as: Use['as'], ranges: Ranges, place: Place): Generator<Use> {
  if (source.from !== 'release') yield { place: placeOf(source, ranges), as, ...place };
}

function placeOf({ from, level, path }: Source, ranges: Ranges): string {
  if (from === 'values') return path.join('.');
  if (from === 'key') return `${ranges[level - 1]}.*#key`;
  return [`${ranges[level - 1]}.*`, ...path].join('.');
}

function below({ document, pointer }: Place, key: string): Place {
  return { document, pointer: pointerBelow(pointer, key) };
}

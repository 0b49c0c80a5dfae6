import type { Entry, Item, KeyEntry, ListNode, Node, ObjectNode, Source, Value } from '../template/template';
import { choiceLines } from './choice-lines';
import { conditionExpression } from './condition';
import { detach } from './detached';
import { escapeTemplate, goString } from './go-syntax';
import { groups, onlyValue } from './groups';
import { isNeverEmpty, not, simplify } from './logic';
import type { NamedTemplates } from './named-templates';
import { type Presence, entriesPresence, itemsPresence } from './presence';
import { byRank, isOneCollection, isSpread, isSure } from './node-shape';
import type { RepeatedObjects } from './repeated-objects';
import {
  defaultExpression,
  flatParts,
  isConditional,
  isDefault,
  textExpression,
  valueAction,
} from './scalar';
import { type Scope, argument, given, insideRange, insideWith, sourceExpression } from './scope';
import { textTemplate } from './text-template';
import { isExactAsYaml, valueForm } from './value-form';
import { underHead, yamlLines, yamlScalar } from './yaml';

/** Where lines are written. */
export interface Place {
  readonly scope: Scope;
  /** Column of the first character. */
  readonly indent: number;
  /** The last key above, after which named templates are called. */
  readonly name: string;
  /** The document, for names that another one has taken. */
  readonly document: string;
}

/** Writes learned nodes as lines of Helm templates. */
export class NodeWriter {
  constructor(
    private readonly names: NamedTemplates,
    private readonly repeated: RepeatedObjects,
  ) {}

  /**
   * The entries of an object that has some.
   *
   * @param isListItem whether one that is always there has to be the first, beside the dash. @default false
   */
  entries({ entries }: ObjectNode, place: Place, isListItem = false): string[] {
    const sure = isListItem ? [...entries].sort(byRank).find(isSure) : undefined;
    const sorted = [...entries].sort((a, b) => Number(b === sure) - Number(a === sure) || byRank(a, b));
    return this.conditional(sorted, place, (entry, inner) => this.entry(entry, inner));
  }

  private entry(entry: Entry, place: Place): string[] {
    if ('key' in entry) return this.keyEntry(entry, place);
    const source = 'spread' in entry ? entry.spread : entry.range;
    return this.range(source, entry.omit, place, (inner) => {
      const { frames } = inner.scope;
      const frame = frames.at(-1);
      const item = {
        from: 'item',
        level: frames.length,
        path: [],
        type: frame?.type ?? { kind: 'any' },
      } as const;
      const value: Node = 'value' in entry ? entry.value : { node: 'value', source: item };
      const lines = this.headed(`{{ ${frame?.key} | quote }}:`, value, inner);
      return unlessKeyIn(entry.yieldTo ?? [], inner, lines);
    });
  }

  private keyEntry({ key, value }: KeyEntry, place: Place): string[] {
    return this.headed(`${escapeTemplate(yamlScalar(key))}:`, value, { ...place, name: key });
  }

  private items({ items }: ListNode, place: Place): string[] {
    return this.conditional(items, place, (item, inner) => this.item(item, inner));
  }

  private item(item: Item, place: Place): string[] {
    if ('value' in item) return this.headed('-', item.value, place);
    if (isSpread(item) && isExactAsYaml(item.range.type)) return this.spread(item.range, place);
    return this.range(item.range, [], place, (inner) =>
      this.conditional(item.items, inner, (each, innermost) => this.item(each, innermost)),
    );
  }

  /** All items of a list as they are. */
  private spread(source: Source, { scope, indent }: Place): string[] {
    const pad = ' '.repeat(indent);
    return [
      `${pad}{{- with ${sourceExpression(source, scope).text} }}`,
      `${pad}{{- toYaml . | nindent ${indent} }}`,
      `${pad}{{- end }}`,
    ];
  }

  /** A head (`key:` or `-`) and the node beside or below it. */
  private headed(head: string, node: Node, place: Place): string[] {
    const pad = ' '.repeat(place.indent);
    const inline = (action: string): string[] => [`${pad}${head} ${action}`];
    switch (node.node) {
      case 'constant':
        return yamlLines(head, node.value, place.indent, escapeTemplate);
      case 'bound':
        return inline(`{{ ${node.expression} | toJson }}`);
      case 'text':
        return inline(`{{ ${this.text(flatParts(node), place)} | quote }}`);
      case 'value':
        return this.value(head, node, place);
      case 'object':
        return this.object(head, node, place);
      case 'list':
        return this.list(head, node, place);
      case 'choice':
        if (isDefault(node)) return inline(`{{ ${defaultExpression(node, place.scope).text} | quote }}`);
        return choiceLines(node, place.scope, pad, (value, scope) =>
          this.headed(head, value, { ...place, scope }),
        );
    }
  }

  private text(parts: ReturnType<typeof flatParts>, place: Place): string {
    if (!isConditional(parts)) return textExpression(parts, place.scope).text;
    const { scope, argument: passed } = detach(parts, place.scope);
    return `include ${goString(this.define(place, textTemplate(parts, scope)))} ${passed}`;
  }

  private value(head: string, { source }: Value, { scope, indent }: Place): string[] {
    const pad = ' '.repeat(indent);
    if (valueForm(source.type) !== 'composite' || !isExactAsYaml(source.type) || head === '-') {
      return [`${pad}${head} ${valueAction(source, scope)}`];
    }
    const value = argument(sourceExpression(source, scope));
    return [`${pad}${head}`, `${pad}  {{- toYaml ${value} | nindent ${indent + 2} }}`];
  }

  private object(head: string, node: ObjectNode, place: Place): string[] {
    const name = this.repeated.nameOf(node);
    const below = { ...place, indent: place.indent + 2 };
    if (name === undefined) {
      const write = (at: Place): string[] => this.entries(node, at, head === '-');
      return this.filled(
        head,
        node,
        '{}',
        entriesPresence(node.entries, isFilled(place.scope)),
        below,
        write,
      );
    }
    const { scope, argument: passed } = detach([node], place.scope);
    const lines = this.entries(node, { ...place, scope, indent: 0 });
    const template = this.define({ ...place, name }, lines);
    return underHead(head, [includeLine(template, passed, '', below.indent)], place.indent);
  }

  private list(head: string, node: ListNode, place: Place): string[] {
    const below = { ...place, indent: place.indent + 2 };
    const write = (at: Place): string[] => this.items(node, at);
    return this.filled(head, node, '[]', itemsPresence(node.items, isFilled(place.scope)), below, write);
  }

  /** What is below a head, or, when that would be nothing, `{}` or `[]`. */
  private filled(
    head: string,
    node: ObjectNode | ListNode,
    empty: '{}' | '[]',
    presence: Presence,
    below: Place,
    write: (place: Place) => string[],
  ): string[] {
    const { scope } = below;
    const indent = below.indent - 2;
    const pad = ' '.repeat(below.indent);
    const isThere = typeof presence === 'object' ? simplify(presence, scope.given) : presence;
    if (isThere === true) return underHead(head, write(below), indent);
    if (isThere === false) return [`${' '.repeat(indent)}${head} ${empty}`];
    if (isThere && isOneCollection(node)) {
      const lines = write(below);
      return underHead(
        head,
        [...lines.slice(0, -1), `${pad}{{- else }}`, `${pad}${empty}`, ...lines.slice(-1)],
        indent,
      );
    }
    if (isThere) {
      const cases = [{ when: isThere, value: true }];
      const lines = choiceLines({ cases, otherwise: false }, scope, pad, (isFilled, inner) =>
        isFilled ? write({ ...below, scope: inner }) : [`${pad}${empty}`],
      );
      return underHead(head, lines, indent);
    }
    const { scope: alone, argument: passed } = detach([node], scope);
    const template = this.define(below, write({ ...below, scope: alone, indent: 0 }));
    return underHead(
      head,
      [includeLine(template, passed, ` | trim | default "${empty}"`, below.indent)],
      indent,
    );
  }

  /** What stands under a condition, neighbours with the same one together. */
  private conditional<T extends Entry | Item>(
    parts: readonly T[],
    place: Place,
    write: (part: T, place: Place) => string[],
  ): string[] {
    const pad = ' '.repeat(place.indent);
    return groups(parts, place.scope).flatMap(({ condition, members, others }) => {
      const under = (scope: Scope, some: readonly T[]): string[] =>
        some.flatMap((part) => write(part, { ...place, scope }));
      if (!condition) return under(place.scope, members);
      const scope = given(place.scope, condition);
      const dot = onlyValue(members, condition);
      const [word, inner] = dot ? ['with', insideWith(scope, dot)] : ['if', scope];
      const otherwise = under(given(place.scope, not(condition)), others);
      return [
        `${pad}{{- ${word} ${conditionExpression(condition, place.scope).text} }}`,
        ...under(inner, members),
        ...(otherwise.length > 0 ? [`${pad}{{- else }}`, ...otherwise] : []),
        `${pad}{{- end }}`,
      ];
    });
  }

  private range(
    source: Source,
    omit: readonly string[],
    place: Place,
    write: (place: Place) => string[],
  ): string[] {
    const pad = ' '.repeat(place.indent);
    const scope = insideRange(place.scope, source);
    const frame = scope.frames.at(-1);
    const names = frame?.hasKey ? `${frame.key}, ${frame.item}` : `${frame?.item}`;
    const value = sourceExpression(source, place.scope);
    const map = value.mayBeAbsent ? `(${value.text} | default dict)` : argument(value);
    const collection = omit.length > 0 ? ['omit', map, ...omit.map(goString)].join(' ') : value.text;
    return [
      `${pad}{{- range ${names} := ${collection} }}`,
      ...write({ ...place, scope: given(scope, { test: 'truthy', source }) }),
      `${pad}{{- end }}`,
    ];
  }

  private define({ name, document }: Place, lines: readonly string[]): string {
    return this.names.define([name, `${document}-${name}`], lines);
  }
}

/** Lines of a map's turn that are there unless another map has its key. */
function unlessKeyIn(maps: readonly Source[], { scope, indent }: Place, lines: readonly string[]): string[] {
  const tests = maps.map((map) => {
    const value = sourceExpression(map, scope);
    const present = value.mayBeAbsent ? `(${value.text} | default dict)` : argument(value);
    return `(hasKey ${present} ${scope.frames.at(-1)?.key})`;
  });
  const [only] = tests;
  if (only === undefined) return [...lines];
  const pad = ' '.repeat(indent);
  const condition = tests.length > 1 ? `(or ${tests.join(' ')})` : only;
  return [`${pad}{{- if not ${condition} }}`, ...lines, `${pad}{{- end }}`];
}

function includeLine(template: string, passed: string, filter: string, indent: number): string {
  return `${' '.repeat(indent)}{{- include ${goString(template)} ${passed}${filter} | nindent ${indent} }}`;
}

/** Whether the schema says that a collection, which must not be absent, has items. */
function isFilled(scope: Scope): (source: Source) => boolean {
  return (source) => isNeverEmpty(source.type) && !sourceExpression(source, scope).mayBeAbsent;
}

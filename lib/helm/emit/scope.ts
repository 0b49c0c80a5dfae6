import type { Condition, Source } from '../template/template';
import type { ValueType } from '../schema/value-type';
import { goString, isFieldName, variableName } from './go-syntax';

/** What a range calls its turn. */
export interface Frame {
  /** Variable of the key or position. */
  readonly key: string;
  /** Variable of the item. */
  readonly item: string;
  /** Whether keys are of interest: those of a map. */
  readonly hasKey: boolean;
  /** The item's type. */
  readonly type: ValueType;
}

/** What can be named at a place of a template file, and how. */
export interface Scope {
  /** Name of the chart, the prefix of its named templates. */
  readonly chart: string;
  /** Type of all values. */
  readonly values: ValueType;
  /** The chart's root object: '' where it is the dot, otherwise a variable or field. */
  readonly root: string;
  /** The enclosing ranges, the outermost first. */
  readonly frames: readonly Frame[];
  /** What is known to hold here, from the enclosing conditions. */
  readonly given: readonly Condition[];
  /** The source that `with` has made the dot. @default - none */
  readonly dot?: Source;
}

/** A part of a Helm expression. */
export interface Expression {
  readonly text: string;
  /** Whether it can be an argument without parentheses. */
  readonly atomic: boolean;
  /** Whether it may give nothing, for all that is known at its place. @default false */
  readonly mayBeAbsent?: boolean;
}

/** The expression as an argument of a function. */
export function argument({ text, atomic }: Expression): string {
  return atomic ? text : `(${text})`;
}

/** The argument by which a named template gets the chart's root object. */
export function rootArgument(scope: Scope): string {
  return scope.root || '.';
}

/** How a source is named. Parts of it that may be absent are in parentheses: Helm then gives nothing instead of failing. */
export function sourceExpression(source: Source, scope: Scope): Expression {
  if (scope.dot && sameSource(scope.dot, source)) return { text: '.', atomic: true };
  if (source.from === 'release') return releaseExpression(source, scope);
  const frame = scope.frames[source.level - 1];
  if (source.from === 'key') return { text: frame?.key ?? '', atomic: true };
  const origin = source.from === 'item' ? frame : undefined;
  let text = origin ? origin.item : `${scope.root}.Values`;
  let type = origin ? origin.type : scope.values;
  let absent = false;
  source.path.forEach((name, index) => {
    text = below(text, name, absent);
    const property = type.kind === 'object' ? type.properties.get(name) : undefined;
    const prefix = source.path.slice(0, index + 1);
    absent ||= Boolean(property?.optional) && !isGiven({ ...source, path: prefix }, scope.given);
    type = property?.type ?? { kind: 'any' };
  });
  return { text, atomic: true, mayBeAbsent: absent };
}

function below(parent: string, name: string, mayBeAbsent: boolean): string {
  if (isFieldName(name)) return `${mayBeAbsent ? `(${parent})` : parent}.${name}`;
  return `(index ${mayBeAbsent ? `(${parent} | default dict)` : parent} ${goString(name)})`;
}

function releaseExpression({ path: [name] }: Source, scope: Scope): Expression {
  const { chart, root } = scope;
  if (name === 'fullname')
    return { text: `include "${chart}.fullname" ${rootArgument(scope)}`, atomic: false };
  const field = { name: 'Name', namespace: 'Namespace', service: 'Service' }[name ?? ''] ?? '';
  return { text: `${root}.Release.${field}`, atomic: true };
}

/** Whether a condition that holds here could not without the value. */
function isGiven(source: Source, given: readonly Condition[]): boolean {
  return given.some((condition) => {
    if ('all' in condition) return isGiven(source, condition.all);
    return 'test' in condition && startsWith(condition.source, source);
  });
}

/** Whether the first source is the second or a part of it. */
export function startsWith(source: Source, prefix: Source): boolean {
  return (
    source.from === prefix.from &&
    source.level === prefix.level &&
    prefix.path.every((name, index) => source.path[index] === name)
  );
}

export function sameSource(a: Source, b: Source): boolean {
  return a.path.length === b.path.length && startsWith(a, b);
}

/** The scope with one more condition that holds. */
export function given(scope: Scope, condition: Condition | undefined): Scope {
  return condition ? { ...scope, given: [...scope.given, condition] } : scope;
}

/** The scope inside of a range, where the dot is the item and no longer the root. */
export function insideRange(scope: Scope, { path, from, type }: Source): Scope {
  const isMap = type.kind === 'map' || (type.kind === 'any' && type.json === 'object');
  const itemType: ValueType = type.kind === 'map' || type.kind === 'list' ? type.item : { kind: 'any' };
  const taken = new Set(scope.frames.flatMap(({ key, item }) => [key, item]));
  const free = (name: string): string => {
    for (let number = 1; ; number++) {
      const variable = `$${name}${number === 1 ? '' : number}`;
      if (!taken.has(variable)) return variable;
    }
  };
  const name = from === 'item' && path.length === 0 ? 'item' : singular(variableName(path.at(-1) ?? 'item'));
  const frame = {
    key: free(isMap ? 'key' : 'index'),
    item: free(isMap && itemType.kind !== 'object' ? 'value' : name),
    hasKey: isMap,
    type: itemType,
  };
  return { ...withoutDot(scope), frames: [...scope.frames, frame] };
}

/** The scope inside of `with`. */
export function insideWith(scope: Scope, dot: Source): Scope {
  return { ...withoutDot(scope), dot };
}

function withoutDot(scope: Scope): Scope {
  return { ...scope, root: scope.root || '$', dot: undefined };
}

/** `hosts` → `host`, `entries` → `entry`; a word that is no plural stays. */
function singular(word: string): string {
  if (/ies$/.test(word)) return word.replace(/ies$/, 'y');
  if (/(ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /[^su]s$/.test(word) ? word.slice(0, -1) : word;
}

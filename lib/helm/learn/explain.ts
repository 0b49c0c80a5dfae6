import { ChartError, type Example } from '../chart-error';
import type { HelmChart } from '../helm-chart';
import { type Json, type JsonObject, isObject, sameJson } from '../json';
import { pointerSteps } from '../json-pointer';
import type { ObjectType, ValueType } from '../schema/value-type';
import { isTruthy } from '../template/truthy';
import type { Inputs } from './inputs';
import type { Place, Unexplained } from './observation';
import { MENDS } from './mends';
import { type Path, printPath, valueAt, withValueAt } from './path';
import { print, shorten } from './print';
import type { Builder, Row } from './row';

/** Rows that are tried when the cause is looked for. */
const TRIED_ROWS = 8;
/** Values that are tried in each. */
const TRIED_VALUES = 6;

/** What Helm's templates are not given to do, by the type of the value. */
function mendFor(type: ValueType | undefined): string {
  switch (type?.kind) {
    case 'number':
      return 'pass the number on as it is: make the computed or compared number a value of its own, or use a boolean or enum';
    case 'list':
    case 'map':
      return 'pass it on whole, or map each item to one; no length, index, join, sort or filter';
    case 'any':
      return 'pass a free-form value on whole, or give it a schema';
    default:
      return 'use the text whole or within a concatenation; for more, make it a value of its own or bind a Helm expression';
  }
}

/** The error for a place that no template explains, with the value that is the cause and two inputs that show it. */
export function explain(
  chart: HelmChart,
  type: ObjectType,
  builder: Builder,
  rows: readonly Row[],
  { code, place, rows: observed, value }: Unexplained,
): ChartError {
  const concerned = observed.map(({ row }) => rows[row]).filter((row) => row !== undefined);
  const units = unitsOf(type, []);
  const known = value === undefined ? undefined : units.find(({ path }) => value.startsWith(printPath(path)));
  const causes = findCauses(builder, place, concerned, rows, known ? [known] : units);
  const [cause] = causes;
  const isGates = code === 'UNEXPLAINED' && causes.length > 1 && causes.every(({ kind }) => kind === 'gate');
  const finalCode = isGates ? 'TOO_MANY_GATES' : code;
  const values = isGates
    ? causes.map(({ unit }) => printPath(unit.path)).join(', ')
    : cause && printPath(cause.unit.path);
  const fallback = observed.slice(0, 2).map(({ row, json }) => ({
    input: shorten(JSON.stringify(rows[row]?.inputs.values)),
    output: print(json),
  }));
  return new ChartError({
    code: finalCode,
    chart: chart.metadata.name,
    value: values ?? value,
    document: place.document,
    pointer: place.pointer,
    found: isGates
      ? 'no condition of at most three parts explains what stands there'
      : `no template explains what ${cause ? 'the value becomes' : 'stands there'}`,
    examples: cause?.examples ?? fallback,
    mend: MENDS[finalCode] ?? mendFor(cause?.unit.type ?? known?.type),
  });
}

/** A part of the values that is changed as one. */
interface Unit {
  readonly path: Path;
  readonly type: ValueType;
}

interface Cause {
  readonly unit: Unit;
  /**
   * `content`: other content of the same kind gives something else that does not just show the content; `gate`: whether
   * it is there, true or filled matters; `whole`: it shows the content, but not as it is.
   */
  readonly kind: 'content' | 'gate' | 'whole';
  readonly examples: readonly Example[];
}

function unitsOf(type: ValueType, path: Path): Unit[] {
  if (type.kind !== 'object') return [{ path, type }];
  return [...type.properties].flatMap(([key, property]) => unitsOf(property.type, [...path, key]));
}

/** Changes one value at a time and looks at the place. */
function findCauses(
  builder: Builder,
  place: Place,
  concerned: readonly Row[],
  rows: readonly Row[],
  units: readonly Unit[],
): Cause[] {
  const tried = concerned.slice(0, TRIED_ROWS);
  const find = (kind: Cause['kind']): Cause[] => {
    const causes = new Map<Unit, Cause>();
    for (const row of tried) {
      for (const unit of units) {
        const cause = causes.has(unit) ? undefined : causeOf(builder, place, row, rows, unit, kind);
        if (cause) causes.set(unit, cause);
        if (cause && kind !== 'gate') return [cause];
      }
    }
    return [...causes.values()];
  };
  const content = find('content');
  if (content.length > 0) return content;
  const gates = find('gate');
  if (gates.length > 1) return gates;
  const whole = find('whole');
  return whole.length > 0 ? whole : gates;
}

function causeOf(
  builder: Builder,
  place: Place,
  row: Row,
  rows: readonly Row[],
  unit: Unit,
  kind: Cause['kind'],
): Cause | undefined {
  const old = valueAt(row.inputs.values, unit.path);
  const isAlike = (value: Json | undefined): boolean =>
    signature(value, unit.type) === signature(old, unit.type);
  const others = rows
    .map(({ inputs }) => valueAt(inputs.values, unit.path))
    .filter((value) => !sameJson(value, old) && isAlike(value) === (kind !== 'gate'));
  for (const value of others.slice(0, TRIED_VALUES)) {
    const changed = rebuild(builder, row.inputs, unit.path, value);
    if (!changed) continue;
    const before = outcome(row, place);
    const after = outcome(changed, place);
    if (before === after || (kind === 'content' && isSubstitution(before, after, old, value))) continue;
    const example = (input: Json | undefined, output: string): Example => ({
      input: `${printPath(unit.path)}: ${print(input)}`,
      output: shorten(output),
    });
    return { unit, kind, examples: [example(old, before), example(value, after)] };
  }
  return undefined;
}

function rebuild(builder: Builder, inputs: Inputs, path: Path, value: Json | undefined): Row | undefined {
  return builder.tryBuild({ ...inputs, values: withValueAt(inputs.values, path, value) as JsonObject });
}

/** What a condition of a template could tell of a value. */
function signature(value: Json | undefined, type: ValueType): string {
  if (value === undefined) return 'absent';
  if (type.kind === 'enum' || type.kind === 'boolean') return JSON.stringify(value);
  return `${typeof value} ${isTruthy(value)}`;
}

/** The place has the new value where it had the old one: that is explained. */
function isSubstitution(
  before: string,
  after: string,
  old: Json | undefined,
  fresh: Json | undefined,
): boolean {
  const inner = (json: Json | undefined): string => JSON.stringify(json ?? null).replace(/^"|"$/g, '');
  return before.replaceAll(inner(old), inner(fresh)) === after;
}

/** JSON of what stands at the place in a row. */
function outcome({ documents }: Row, { document, pointer }: Place): string {
  const steps = pointerSteps(pointer);
  const objects = documents.filter(
    ({ id }) => id === document || idParts(document).every((part) => id.includes(part)),
  );
  const found = objects.map(({ object }) => select(object, steps)).filter((json) => json !== undefined);
  return found.length === 0 ? '(nothing)' : found.map((json) => JSON.stringify(json)).join(' ');
}

function idParts(document: string): string[] {
  return document.split('/').filter((part) => part !== '');
}

/** Follows a pointer in which `-` and `*` stand for every item. */
function select(json: Json | undefined, [step, ...rest]: readonly string[]): Json | undefined {
  if (step === undefined) return json;
  if (step === '-' && Array.isArray(json)) {
    return (json as readonly Json[]).map((item) => select(item, rest) ?? null);
  }
  if (!isObject(json)) return undefined;
  if (step === '*') return Object.entries(json).map(([key, inner]) => [key, select(inner, rest) ?? null]);
  return select(json[step], rest);
}

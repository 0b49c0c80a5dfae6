import type { TObject } from '@sinclair/typebox';
import fc from 'fast-check';
import { type Json, type JsonObject, isObject } from '../json';
import { arbitraryValues } from '../schema/arbitrary-values';
import { defaultsOf, mergeValues } from '../schema/defaults';
import { readValueType } from '../schema/read-value-type';
import type { ValueType } from '../schema/value-type';

/** One change that makes valid values invalid. */
interface Fault {
  readonly path: readonly (string | number)[];
  readonly value: Json;
}

/**
 * Values that the schema refuses for one reason: another type, an unknown key, a required value taken away by null, a
 * number, text, literal or length that is not allowed. Complete, so that every place of the schema has its turn.
 */
export function arbitraryInvalidValues(schema: TObject): fc.Arbitrary<JsonObject> {
  const type = readValueType(schema);
  const defaults = defaultsOf(schema);
  return fc.tuple(arbitraryValues(schema), fc.nat()).map(([given, choice]) => {
    const values = mergeValues(defaults, given);
    const faults = faultsOf(type, values, []);
    const { path, value } = faults[choice % faults.length] as Fault;
    return replace(values, path, value) as JsonObject;
  });
}

function faultsOf(type: ValueType, value: Json | undefined, path: Fault['path']): Fault[] {
  if (value === undefined) return [];
  const fault = (wrong: Json): Fault => ({ path, value: wrong });
  switch (type.kind) {
    case 'object': {
      const object = isObject(value) ? value : {};
      return [
        fault('text'),
        { path: [...path, 'unknownKey'], value: 1 },
        ...[...type.properties].flatMap(([key, property]) => [
          ...(property.optional ? [] : [{ path: [...path, key], value: null }]),
          ...faultsOf(property.type, object[key], [...path, key]),
        ]),
      ].filter((candidate) => path.length > 0 || candidate.path.length > 0);
    }
    case 'map': {
      const entries = Object.entries(isObject(value) ? value : {});
      const badKey =
        type.keyPattern === undefined ? [] : [{ path: [...path, ' '], value: entries[0]?.[1] ?? '' }];
      return [
        fault(true),
        ...badKey,
        ...entries.flatMap(([key, item]) => faultsOf(type.item, item, [...path, key])),
      ];
    }
    case 'list': {
      const items = (Array.isArray(value) ? value : []) as readonly Json[];
      const inner = items.flatMap((item, index) => faultsOf(type.item, item, [...path, index]));
      const short = type.minItems > 0 ? [fault([])] : [];
      return [fault('text'), fault({ key: 'value' }), ...short, ...inner];
    }
    case 'string':
      return [
        fault(5),
        ...(type.minLength > 0 ? [fault('')] : []),
        ...(type.pattern === undefined ? [] : NO_PATTERN.map(fault)),
        ...(type.maxLength === undefined ? [] : [fault('x'.repeat(type.maxLength + 1))]),
      ];
    case 'number':
      return [
        fault('5'),
        ...(type.integer ? [fault(1.5)] : []),
        ...(type.minimum === undefined ? [] : [fault(type.minimum - 1)]),
        ...(type.maximum === undefined ? [] : [fault(type.maximum + 1)]),
      ];
    case 'boolean':
      return [fault('true'), fault(0)];
    case 'enum':
      return [fault('no such literal'), fault([])];
    case 'union':
      return [fault([])];
    case 'any':
      return type.json ? [fault('text')] : [];
  }
}

/** Texts that hardly any pattern allows. */
const NO_PATTERN = ['\n', ' {{ ', '\u{1f389}'];

function replace(json: Json, [step, ...rest]: Fault['path'], value: Json): Json {
  if (step === undefined) return value;
  if (Array.isArray(json))
    return json.map((item: Json, index) => (index === step ? replace(item, rest, value) : item));
  const object = isObject(json) ? json : {};
  return { ...object, [step]: replace(object[step] ?? null, rest, value) };
}

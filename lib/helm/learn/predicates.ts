import type { Json } from '../json';
import { isTruthy } from '../template/truthy';
import type { ValueType } from '../schema/value-type';
import type { Condition } from '../template/template';
import type { Predicate } from './formula';
import { type Input, sourceKey } from './frame';
import type { Equality } from './lessons';
import { fits } from './markers';

/** Every test on the inputs that comes out differently in different instances, in the order of the inputs. */
export function predicatesOf(inputs: readonly Input[], equalities: readonly Equality[]): Predicate[] {
  return inputs.flatMap((input) => {
    const all = (1n << BigInt(input.values.length)) - 1n;
    return testsOf(input, equalities).filter(({ bits }) => bits !== 0n && bits !== all);
  });
}

function testsOf({ source, place, values }: Input, equalities: readonly Equality[]): Predicate[] {
  const test = (condition: Condition, holds: (value: Json | undefined) => boolean): Predicate => ({
    source: sourceKey(source),
    condition,
    bits: bitsOf(values, holds),
  });
  const equals = (literal: string | number | boolean): Predicate =>
    test({ test: 'equals', source, literal }, (value) => value === literal);
  const truthy = test({ test: 'truthy', source }, isTruthy);
  const present = test({ test: 'present', source }, (value) => value !== undefined);
  const literals = equalities
    .filter((equality) => equality.place === place)
    .map(({ literal }) => equals(literal));
  switch (source.type.kind) {
    case 'enum':
      return [...source.type.values.map(equals), present];
    case 'union':
      return [
        test({ test: 'string', source }, (value) => typeof value === 'string'),
        truthy,
        present,
        ...literals,
      ];
    default:
      return [...(mayBeFalsy(source.type) ? [truthy] : []), present, ...literals];
  }
}

/** Whether a value that is there may be false in Helm's eyes. */
function mayBeFalsy(type: ValueType): boolean {
  switch (type.kind) {
    case 'string':
      return fits('', type);
    case 'number':
      return (type.minimum ?? 0) <= 0 && (type.maximum ?? 0) >= 0;
    case 'list':
      return type.minItems === 0;
    case 'object':
      return [...type.properties.values()].every(({ optional }) => optional);
    default:
      return true;
  }
}

function bitsOf(values: readonly (Json | undefined)[], holds: (value: Json | undefined) => boolean): bigint {
  let text = '';
  for (let index = values.length - 1; index >= 0; index--) text += holds(values[index]) ? '1' : '0';
  return BigInt(`0b${text || '0'}`);
}

import type { Json } from '../json';
import type { Source, Value } from '../template/template';
import { type Frame, sourceKey } from './frame';
import type { Explanation } from './learn-choice';
import { bitsOf } from './observation';

/** Inputs that are themselves what stands there. */
export function equalInputs(
  frame: Frame,
  observations: readonly { readonly instance: number; readonly found: { readonly json: Json } }[],
): Explanation<Value>[] {
  return frame.inputs.flatMap(({ source, values }) => {
    if (!isScalar(source)) return [];
    const equal = observations.filter(({ instance, found }) => values[instance] === found.json);
    if (equal.length === 0) return [];
    return [{ key: `value ${sourceKey(source)}`, node: { node: 'value', source }, holds: bitsOf(equal) }];
  });
}

/** Whether what it gives has no parts. */
export function isScalar({ type }: Source): boolean {
  return !['object', 'list', 'map', 'any'].includes(type.kind);
}

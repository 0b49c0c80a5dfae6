import type { Node, Value } from '../template/template';
import { equalInputs } from './equal-inputs';
import type { Frame } from './frame';
import { type Explanation, learnChoice } from './learn-choice';
import { type Pieces, learnText } from './learn-text';
import { type Observation, type Place, bitsOf, unexplained } from './observation';
import { printPath } from './path';
import { type SymbolicScalar, isMark } from './symbols';

/**
 * What explains a scalar: a value, a text put together from values, or a choice between such.
 *
 * @throws Unexplained
 */
export function learnScalar(
  frame: Frame,
  observations: readonly Observation<SymbolicScalar>[],
  place: Place,
): Node {
  const values = equalInputs(frame, observations);
  const [whole] = values.filter(({ holds }) => holds === bitsOf(observations));
  if (whole) return whole.node;
  const strings = observations.every(({ found }) => typeof found.json === 'string');
  const pieces = observations.map((observation) => piecesOf(frame, observation, place));
  const node = strings ? learnText(frame, pieces) : learnPlain(frame, observations, values);
  if (!node) throw unexplained('UNEXPLAINED', frame, place, observations);
  return node;
}

/** Numbers and booleans. That a boolean value is right in many rows means little, so constants are tried first. */
function learnPlain(
  frame: Frame,
  observations: readonly Observation<SymbolicScalar>[],
  values: readonly Explanation<Value>[],
): Node | undefined {
  const all = bitsOf(observations);
  const fixed = constants(observations);
  const booleans = observations.every(({ found }) => typeof found.json === 'boolean');
  return (
    (booleans ? learnChoice(frame, all, fixed) : undefined) ?? learnChoice(frame, all, [...values, ...fixed])
  );
}

function constants(observations: readonly Observation<SymbolicScalar>[]): Explanation[] {
  const byJson = new Map<string, Observation<SymbolicScalar>[]>();
  for (const observation of observations) {
    const key = `constant ${JSON.stringify(observation.found.json)}`;
    byJson.set(key, [...(byJson.get(key) ?? []), observation]);
  }
  return [...byJson].map(([key, same]) => ({
    key,
    node: { node: 'constant', value: same[0]?.found.json ?? null },
    holds: bitsOf(same),
  }));
}

function piecesOf(frame: Frame, { instance, found }: Observation<SymbolicScalar>, place: Place): Pieces {
  const parts = found.parts.map((part) => {
    if (!isMark(part)) return part;
    const origin = frame.originOf(part.path, part.isKey, instance);
    if ('source' in origin && !part.freeForm) return origin.source;
    throw unexplained('UNEXPLAINED', frame, place, [{ instance, found }], printPath(part.path.slice(1)));
  });
  return { instance, text: String(found.json), parts };
}

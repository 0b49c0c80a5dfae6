import { sameJson } from '../json';
import type { Node, Value } from '../template/template';
import type { Frame } from './frame';
import { type Explanation, learnChoice } from './learn-choice';
import { learnList } from './learn-list';
import { learnObject } from './learn-object';
import { learnScalar } from './learn-scalar';
import { type Observation, type Place, bitsOf, unexplained } from './observation';
import { simplifyList, simplifyObject } from './simplify';
import type { Symbolic, SymbolicList, SymbolicObject, SymbolicScalar } from './symbols';

/**
 * The template of a place: what explains all that was observed there.
 *
 * @throws Unexplained
 */
export function learnNode(frame: Frame, observations: readonly Observation[], place: Place): Node {
  const [first] = observations;
  if (!first) throw new RangeError('nothing was observed');
  if (first.found.kind === 'bound') return { node: 'bound', expression: first.found.expression };
  if (observations.every(({ found }) => sameJson(found.json, first.found.json))) {
    return { node: 'constant', value: first.found.json };
  }
  return wholeInput(frame, observations) ?? byKind(frame, observations, place);
}

/** A list, map or free-form value passed on as it is. */
function wholeInput(frame: Frame, observations: readonly Observation[]): Value | undefined {
  const input = frame.inputs.find(
    ({ source, values }) =>
      ['list', 'map', 'any'].includes(source.type.kind) &&
      observations.every(({ instance, found }) => sameJson(found.json, values[instance])),
  );
  return input && { node: 'value', source: input.source };
}

function byKind(frame: Frame, observations: readonly Observation[], place: Place): Node {
  const groups = new Map<string, Observation[]>();
  for (const observation of observations) {
    const key = kindOf(observation.found);
    groups.set(key, [...(groups.get(key) ?? []), observation]);
  }
  if (groups.size > 1) return choiceOfKinds(frame, observations, groups, place);
  switch (observations[0]?.found.kind) {
    case 'object':
      return simplifyObject(frame, learnObject(frame, observations as Observation<SymbolicObject>[], place));
    case 'list':
      return simplifyList(frame, learnList(frame, observations as Observation<SymbolicList>[], place));
    case 'scalar':
      return learnScalar(frame, observations as Observation<SymbolicScalar>[], place);
    default:
      throw unexplained('UNEXPLAINED', frame, place, observations);
  }
}

function kindOf(found: Symbolic): string {
  return found.kind === 'whole' ? `whole ${found.path.join('/')}` : found.kind;
}

function choiceOfKinds(
  frame: Frame,
  observations: readonly Observation[],
  groups: ReadonlyMap<string, readonly Observation[]>,
  place: Place,
): Node {
  const explanations = [...groups].map(([key, group]): Explanation => {
    return { key, node: learnNode(frame, group, place), holds: bitsOf(group) };
  });
  const choice = learnChoice(frame, bitsOf(observations), explanations);
  if (!choice) throw unexplained('UNEXPLAINED', frame, place, observations);
  return choice;
}

import type { Condition, Entry, Item, Source } from '../template/template';
import { conditionKey, isNeverEmpty, not, simplify } from './logic';
import { type Scope, sameSource } from './scope';
import { valueForm } from './value-form';

/** Neighbours that share a condition. */
export interface Group<T> {
  /** @default - always */
  readonly condition?: Condition;
  readonly members: readonly T[];
  /** What is there when the condition does not hold. */
  readonly others: readonly T[];
}

/** Puts entries or items together, in their order, that are there under the same condition or under its opposite. */
export function groups<T extends Entry | Item>(parts: readonly T[], scope: Scope): Group<T>[] {
  const all: Group<T>[] = [];
  for (const part of parts) {
    const simplified = part.when ? simplify(part.when, scope.given) : true;
    if (simplified === false) continue;
    const condition = simplified === true || isOwnRange(part, simplified) ? undefined : simplified;
    const last = all.pop();
    all.push(...joined(last, { condition, members: [part], others: [] }));
  }
  return all;
}

function joined<T>(last: Group<T> | undefined, next: Group<T>): Group<T>[] {
  if (!last) return [next];
  const { condition, members, others } = last;
  const isSame = conditionKey(condition) === conditionKey(next.condition);
  if (isSame && others.length === 0) return [{ ...last, members: [...members, ...next.members] }];
  if (!condition || !next.condition || isSame) return [last, next];
  if (conditionKey(not(condition)) !== conditionKey(next.condition)) return [last, next];
  if (others.length > 0) return [{ ...last, others: [...others, ...next.members] }];
  // Of two opposites, the one without `not` comes first.
  return 'not' in condition
    ? [{ condition: next.condition, members: next.members, others: members }]
    : [{ ...last, others: next.members }];
}

/** Whether the condition is that there is something to range over: a range over nothing gives nothing anyway. */
function isOwnRange(part: Entry | Item, condition: Condition): boolean {
  const source = 'range' in part ? part.range : 'spread' in part ? part.spread : undefined;
  return source !== undefined && 'test' in condition && sameSource(condition.source, source);
}

/** The source that is both the condition and all that stands under it: `with` names it once. */
export function onlyValue(members: readonly (Entry | Item)[], condition: Condition): Source | undefined {
  const [member, ...others] = members;
  if (!member || others.length > 0 || !('value' in member) || member.value.node !== 'value') return undefined;
  const { source } = member.value;
  if (!('test' in condition) || !sameSource(condition.source, source) || 'range' in member) return undefined;
  if (condition.test !== 'truthy' && !(condition.test === 'present' && isNeverEmpty(source.type)))
    return undefined;
  return valueForm(source.type) === 'boolean' ? undefined : source;
}

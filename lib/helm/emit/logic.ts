import type { Condition, Source } from '../template/template';
import { isTruthy } from '../template/truthy';
import type { ValueType } from '../schema/value-type';
import { sameSource, startsWith } from './scope';

type Test = Extract<Condition, { test: string }>;

/** With more tests than this, a condition is written as it is: all their combinations are tried. */
const MAX_TESTS = 10;

export function not(condition: Condition): Condition {
  return 'not' in condition ? condition.not : { not: condition };
}

/** A text that is the same for the same condition. */
export function conditionKey(condition: Condition | undefined): string {
  return JSON.stringify(condition, (name, value: unknown) => (name === 'type' ? undefined : value)) ?? '';
}

/**
 * The condition without what the given ones already say.
 *
 * @returns true or false when they decide it
 */
export function simplify(condition: Condition, given: readonly Condition[]): Condition | boolean {
  const known = relevant(given, condition);
  if (holdsAlways(condition, known)) return true;
  if (holdsAlways({ not: condition }, known)) return false;
  if ('not' in condition) {
    const inner = simplify(condition.not, given);
    return typeof inner === 'boolean' ? !inner : not(inner);
  }
  if ('all' in condition) return joined('all', condition.all, given);
  if ('any' in condition) return joined('any', condition.any, given);
  return condition;
}

function joined(word: 'all' | 'any', parts: readonly Condition[], given: readonly Condition[]): Condition {
  const neutral = word === 'all';
  const rest = parts.map((part) => simplify(part, given)).filter((part) => part !== neutral) as Condition[];
  if (rest.length === 1) return rest[0] as Condition;
  return word === 'all' ? { all: rest } : { any: rest };
}

/** Those conditions that speak of the same values. */
function relevant(given: readonly Condition[], condition: Condition): Condition[] {
  const own = testsOf(condition);
  const chosen: Condition[] = [];
  let size = own.length;
  for (const each of given) {
    const tests = testsOf(each);
    const related = tests.some((a) => own.some((b) => areRelated(a.source, b.source)));
    if (!related || size + tests.length > MAX_TESTS) continue;
    chosen.push(each);
    size += tests.length;
  }
  return chosen;
}

/** Whether the condition holds in all cases in which the known ones do. */
function holdsAlways(condition: Condition, known: readonly Condition[]): boolean {
  const tests = uniqueTests([...known, condition]);
  if (tests.length > MAX_TESTS) return false;
  for (let bits = 0; bits < 1 << tests.length; bits++) {
    const truth = new Map(tests.map((test, index) => [conditionKey(test), Boolean(bits & (1 << index))]));
    if (!isPossible(tests, truth) || !known.every((each) => holds(each, truth))) continue;
    if (!holds(condition, truth)) return false;
  }
  return true;
}

function holds(condition: Condition, truth: ReadonlyMap<string, boolean>): boolean {
  if ('not' in condition) return !holds(condition.not, truth);
  if ('all' in condition) return condition.all.every((each) => holds(each, truth));
  if ('any' in condition) return condition.any.some((each) => holds(each, truth));
  return truth.get(conditionKey(condition)) ?? false;
}

/** Whether some values give these results of the tests. */
function isPossible(tests: readonly Test[], truth: ReadonlyMap<string, boolean>): boolean {
  const [yes, no] = [true, false].map((result) =>
    tests.filter((test) => truth.get(conditionKey(test)) === result),
  ) as [Test[], Test[]];
  return !yes.some((a) => no.some((b) => implies(a, b)) || yes.some((b) => excludes(a, b)));
}

/** Whether the second test succeeds wherever the first does. */
function implies(a: Test, b: Test): boolean {
  if (b.test === 'present' && startsWith(a.source, b.source)) return true;
  if (!sameSource(a.source, b.source)) return false;
  if (b.test === 'truthy') {
    return a.test === 'equals' ? isTruthy(a.literal) : a.test === 'present' && isNeverEmpty(a.source.type);
  }
  return a.test === 'equals' && b.test === 'string' && typeof a.literal === 'string';
}

function excludes(a: Test, b: Test): boolean {
  if (a.test !== 'equals' || !sameSource(a.source, b.source)) return false;
  if (b.test === 'equals') return a.literal !== b.literal;
  if (b.test === 'truthy') return !isTruthy(a.literal);
  return b.test === 'string' && typeof a.literal !== 'string';
}

/** Whether every value of the type is true for Helm, so that it is true when it is given. */
export function isNeverEmpty(type: ValueType): boolean {
  switch (type.kind) {
    case 'string':
      return type.minLength > 0;
    case 'number':
      return (type.minimum ?? 0) > 0;
    case 'list':
      return type.minItems > 0;
    case 'enum':
      return type.values.every(isTruthy);
    case 'union':
      return type.options.every(isNeverEmpty);
    case 'object':
      return [...type.properties.values()].some(({ optional }) => !optional);
    default:
      return false;
  }
}

function testsOf(condition: Condition): Test[] {
  if ('not' in condition) return testsOf(condition.not);
  if ('all' in condition) return condition.all.flatMap(testsOf);
  if ('any' in condition) return condition.any.flatMap(testsOf);
  return [condition];
}

function uniqueTests(conditions: readonly Condition[]): Test[] {
  return [...new Map(conditions.flatMap(testsOf).map((test) => [conditionKey(test), test])).values()];
}

function areRelated(a: Source, b: Source): boolean {
  return startsWith(a, b) || startsWith(b, a);
}

import type { Condition, Source } from '../template/template';
import { goFloat, goString } from './go-syntax';
import { goJson } from './go-json';
import { isNeverEmpty, not } from './logic';
import { type Expression, type Scope, argument, given, sourceExpression } from './scope';
import { valueForm } from './value-form';

/** The condition as an argument of `if`. */
export function conditionExpression(condition: Condition, scope: Scope): Expression {
  if ('not' in condition) return negation(condition.not, scope);
  if ('all' in condition) return connected('and', condition.all, scope);
  if ('any' in condition) return connected('or', condition.any, scope);
  const { source } = condition;
  const value = sourceExpression(source, scope);
  switch (condition.test) {
    case 'truthy':
      return value;
    case 'present':
      return isNeverEmpty(source.type) ? value : call('not', call('kindIs', goString('invalid'), value));
    case 'string':
      return call('kindIs', goString('string'), value);
    case 'equals':
      return equality(source, condition.literal, value);
  }
}

function negation(condition: Condition, scope: Scope): Expression {
  if ('test' in condition && condition.test === 'present' && !isNeverEmpty(condition.source.type)) {
    return call('kindIs', goString('invalid'), sourceExpression(condition.source, scope));
  }
  const inner = conditionExpression(condition, scope);
  const isEquality = 'test' in condition && condition.test === 'equals' && inner.text.startsWith('eq ');
  return isEquality ? { text: inner.text.replace(/^eq/, 'ne'), atomic: false } : call('not', inner);
}

/** `and` and `or` stop at the first operand that decides: the later ones know of the earlier. */
function connected(word: 'and' | 'or', parts: readonly Condition[], scope: Scope): Expression {
  let inner = scope;
  const operands = parts.map((part) => {
    const operand = conditionExpression(part, inner);
    inner = given(inner, word === 'and' ? part : not(part));
    return operand;
  });
  return call(word, ...operands);
}

function equality(source: Source, literal: string | number | boolean, value: Expression): Expression {
  switch (valueForm(source.type)) {
    case 'string':
      return call('eq', value, goString(String(literal)));
    case 'integer':
      // What is absent would be 0.
      if (literal === 0) return call('eq', call('toJson', value), goString('0'));
      return call('eq', call('int64', value), String(literal));
    case 'float':
      if (literal === 0) return call('eq', call('toJson', value), goString('0'));
      return call('eq', call('float64', value), goFloat(Number(literal)));
    case 'boolean':
      return literal ? value : call('eq', value, 'false');
    default:
      return call('eq', call('toJson', value), goString(goJson(literal)));
  }
}

function call(name: string, ...operands: readonly (Expression | string)[]): Expression {
  const words = operands.map((each) => (typeof each === 'string' ? each : argument(each)));
  return { text: [name, ...words].join(' '), atomic: false };
}

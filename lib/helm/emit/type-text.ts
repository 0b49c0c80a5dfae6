import type { NumberType, ValueType } from '../schema/value-type';

/** A value's type in a few words: `integer`, `list of string`, `integer | string`. */
export function typeText(type: ValueType): string {
  switch (type.kind) {
    case 'number':
      return type.integer ? 'integer' : 'number';
    case 'list':
      return `list of ${typeText(type.item)}`;
    case 'map':
      return `map of ${typeText(type.item)}`;
    case 'enum':
      return [...new Set(type.values.map((value) => typeof value))].join(' | ');
    case 'union':
      return type.options.map(typeText).join(' | ');
    case 'any':
      return type.json === 'array' ? 'list' : (type.json ?? 'any');
    default:
      return type.kind;
  }
}

/** The description with what a user must know of the limits, as one line. */
export function descriptionText(type: ValueType): string {
  const description = type.description?.replace(/\s+/g, ' ').trim() ?? '';
  const sentences = limits(type);
  if (description && sentences.length > 0 && !/[.!?]$/.test(description)) {
    return [`${description}.`, ...sentences].join(' ');
  }
  return [description, ...sentences].filter(Boolean).join(' ');
}

function limits(type: ValueType): string[] {
  if (type.kind === 'number') return numberLimits(type);
  if (type.kind === 'enum' && type.values.length > 1) {
    return [`One of ${type.values.map((value) => JSON.stringify(value)).join(', ')}.`];
  }
  return [];
}

function numberLimits({ minimum, maximum }: NumberType): string[] {
  if (minimum !== undefined && maximum !== undefined) return [`From ${minimum} to ${maximum}.`];
  if (minimum !== undefined) return [`At least ${minimum}.`];
  return maximum === undefined ? [] : [`At most ${maximum}.`];
}

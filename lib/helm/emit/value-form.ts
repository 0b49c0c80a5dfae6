import type { ValueType } from '../schema/value-type';

/** How Helm has to treat the values of a type. */
export type ValueForm = 'string' | 'integer' | 'float' | 'boolean' | 'mixed' | 'composite';

export function valueForm(type: ValueType): ValueForm {
  switch (type.kind) {
    case 'string':
    case 'boolean':
      return type.kind;
    case 'number':
      return type.integer ? 'integer' : 'float';
    case 'enum':
      return literalsForm(type.values);
    case 'union':
      return 'mixed';
    case 'any':
      return type.json ? 'composite' : 'mixed';
    default:
      return 'composite';
  }
}

function literalsForm(values: readonly (string | number | boolean)[]): ValueForm {
  if (values.every((value) => typeof value === 'string')) return 'string';
  if (values.every((value) => typeof value === 'boolean')) return 'boolean';
  if (values.every((value) => typeof value === 'number'))
    return values.every(Number.isInteger) ? 'integer' : 'float';
  return 'mixed';
}

/**
 * Whether Helm's `toYaml` gives back what went in. It does not keep line breaks of all kinds (U+2028) or at the end of
 * a document, so every text in the value must be of a kind without them.
 */
export function isExactAsYaml(type: ValueType): boolean {
  switch (type.kind) {
    case 'string':
      return type.pattern !== undefined && isOneLine(type.pattern);
    case 'list':
      return isExactAsYaml(type.item);
    case 'map':
      return type.keyPattern !== undefined && isOneLine(type.keyPattern) && isExactAsYaml(type.item);
    case 'object':
      return [...type.properties.values()].every((property) => isExactAsYaml(property.type));
    case 'union':
      return type.options.every(isExactAsYaml);
    case 'any':
      return false;
    default:
      return true;
  }
}

/** Whether a pattern certainly matches nothing but texts without line breaks; in doubt it does not. */
function isOneLine(pattern: string): boolean {
  // Escaped punctuation, digits and word characters; ranges that a reader can see the ends of.
  if (/[^ -~]|\\[^dw\W]|\[\^/.test(pattern)) return false;
  let rest = pattern.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  if (!/^\^[^^$.]*\$$/.test(rest) || rest.includes('(?')) return false;
  while (rest.includes('(')) {
    const outer = rest.replace(/\([^()]*\)/g, 'x');
    if (outer === rest) return false;
    rest = outer;
  }
  // A bar outside of groups would free its sides of one anchor.
  return !rest.includes('|');
}

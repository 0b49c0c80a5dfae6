import type { PyNode } from './py-node';

export type PyConstant = string | number | boolean | null | readonly PyConstant[];

/** The value of a literal (text, number, boolean, None, a list or tuple of these); `undefined` of all else. */
export function constantOf(node: PyNode | undefined): PyConstant | undefined {
  switch (node?.type) {
    case 'String':
      return stringValue(node.text);
    case 'ContinuedString':
      return joined(node.children.map(constantOf));
    case 'Number':
      return Number(node.text.replaceAll('_', ''));
    case 'Boolean':
      return node.text === 'True';
    case 'None':
      return null;
    case 'UnaryExpression':
      return node.children[0]?.text === '-' ? negative(constantOf(node.children[1])) : undefined;
    case 'ParenthesizedExpression':
      return constantOf(node.children[1]);
    case 'ArrayExpression':
    case 'TupleExpression':
      return complete(node.children.filter(({ type }) => !/^[[\](),]$/.test(type)).map(constantOf));
    default:
      return undefined;
  }
}

function stringValue(text: string): string | undefined {
  const parts = /^([a-z]*)('''|"""|'|")(.*)\2$/is.exec(text);
  if (!parts || /f/i.test(parts[1] ?? '')) return undefined;
  const content = parts[3] ?? '';
  return /r/i.test(parts[1] ?? '') ? content : content.replace(/\\(?:\r?\n|(.))/gs, unescaped);
}

function unescaped(_all: string, character?: string): string {
  if (character === undefined) return '';
  return ({ n: '\n', t: '\t', r: '\r', '0': '\0' } as Record<string, string>)[character] ?? character;
}

function joined(parts: (PyConstant | undefined)[]): string | undefined {
  return parts.every((part) => typeof part === 'string') ? parts.join('') : undefined;
}

function negative(value: PyConstant | undefined): number | undefined {
  return typeof value === 'number' ? -value : undefined;
}

function complete(values: (PyConstant | undefined)[]): PyConstant[] | undefined {
  return values.every((value) => value !== undefined) ? values : undefined;
}

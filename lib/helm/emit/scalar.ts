import type { Choice, Node, Source, Text, TextPart } from '../template/template';
import { goString } from './go-syntax';
import { isNeverEmpty } from './logic';
import { type Expression, type Scope, argument, sameSource, sourceExpression } from './scope';
import { valueForm } from './value-form';

/** A value between braces, such that the result is YAML that reads as the same value. */
export function valueAction(source: Source, scope: Scope): string {
  const value = sourceExpression(source, scope);
  switch (valueForm(source.type)) {
    case 'string':
      return `{{ ${value.text} | quote }}`;
    case 'integer':
      return `{{ int64 ${argument(value)} }}`;
    case 'boolean':
      return `{{ ${value.text} }}`;
    default:
      return `{{ toJson ${argument(value)} }}`;
  }
}

/** Parts of a text in a row, without choices but those that `default` can make. */
export type PlainPart = Exclude<TextPart, Text>;

/** The parts, those of inner texts among them. */
export function flatParts(text: Text): PlainPart[] {
  return text.parts.flatMap((part) => (part.node === 'text' ? flatParts(part) : [part]));
}

/** Whether a text takes more than one expression. */
export function isConditional(parts: readonly PlainPart[]): boolean {
  return parts.some((part) => part.node === 'choice' && !isDefault(part));
}

/** A text put together: `printf "%s:%d" …`. */
export function textExpression(parts: readonly PlainPart[], scope: Scope): Expression {
  const [only, ...others] = parts;
  if (only?.node === 'constant' && others.length === 0)
    return { text: goString(only.value as string), atomic: true };
  const pieces = parts.map((part) => piece(part, scope));
  const [first] = pieces;
  if (pieces.length === 1 && first?.format === '%s' && first.operand) return first.operand;
  const format = pieces.map((each) => each.format).join('');
  const operands = pieces.flatMap((each) => (each.operand ? [argument(each.operand)] : []));
  return { text: ['printf', goString(format), ...operands].join(' '), atomic: false };
}

interface Piece {
  readonly format: string;
  readonly operand?: Expression;
}

function piece(part: PlainPart, scope: Scope): Piece {
  if (part.node === 'constant') return { format: (part.value as string).replaceAll('%', '%%') };
  if (part.node === 'choice') return { format: '%s', operand: defaultExpression(part, scope) };
  const value = sourceExpression(part.source, scope);
  const operand = (text: string): Expression => ({ text, atomic: false });
  switch (valueForm(part.source.type)) {
    case 'string':
      return { format: '%s', operand: value };
    case 'integer':
      return { format: '%d', operand: operand(`int64 ${argument(value)}`) };
    case 'boolean':
      return { format: '%t', operand: value };
    case 'float':
      return { format: '%s', operand: operand(`toJson ${argument(value)}`) };
    default: {
      const name = argument(value);
      return { format: '%s', operand: operand(`ternary ${name} (toJson ${name}) (kindIs "string" ${name})`) };
    }
  }
}

/** Whether the choice is a text or, where that is empty, another: what Helm's `default` does. */
export function isDefault(choice: Choice<Node> | Choice<TextPart>): boolean {
  const [first, ...others] = choice.cases;
  if (!first || others.length > 0 || first.value.node !== 'value') return false;
  const { when, value } = first;
  const { source } = value;
  const isEnough =
    'test' in when && (when.test === 'truthy' || (when.test === 'present' && isNeverEmpty(source.type)));
  const asksItself = isEnough && sameSource(when.source, source);
  return asksItself && valueForm(value.source.type) === 'string' && isText(choice.otherwise);
}

function isText(node: Node | TextPart): boolean {
  if (node.node === 'constant') return typeof node.value === 'string';
  if (node.node === 'value') return valueForm(node.source.type) === 'string';
  if (node.node === 'text') return !isConditional(flatParts(node));
  return node.node === 'choice' && isDefault(node);
}

/** `.Values.tag | default "latest"` */
export function defaultExpression(choice: Choice<Node> | Choice<TextPart>, scope: Scope): Expression {
  const value = choice.cases[0]?.value as { readonly source: Source };
  const { otherwise } = choice;
  const fallback =
    otherwise.node === 'choice'
      ? defaultExpression(otherwise, scope)
      : textExpression(flatParts({ node: 'text', parts: [otherwise as TextPart] }), scope);
  const first = sourceExpression(value.source, scope);
  return { text: `${first.text} | default ${argument(fallback)}`, atomic: false };
}

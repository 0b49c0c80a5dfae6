import type { VariableType } from '../../../../application';
import { callOf, type PyCall } from '../syntax/call';
import { constantOf } from '../syntax/constant';
import { dottedName } from '../syntax/dotted-name';
import type { PyNode } from '../syntax/py-node';

/** What an annotation says of the text that is accepted. */
export interface AnnotatedType {
  readonly type: VariableType;
  readonly secret?: true;
  readonly choices?: readonly string[];
  /** `Field(…)` within `Annotated[…]`. */
  readonly field?: PyCall;
}

const BY_NAME: Readonly<Record<string, VariableType>> = {
  int: 'integer',
  PositiveInt: 'integer',
  NonNegativeInt: 'integer',
  float: 'number',
  PositiveFloat: 'number',
  Decimal: 'number',
  bool: 'boolean',
  list: 'list',
  List: 'list',
  set: 'list',
  Set: 'list',
  tuple: 'list',
  Tuple: 'list',
  Sequence: 'list',
};

/** Reads an annotation as pydantic does; what is unknown is text. */
export function annotatedType(node: PyNode | undefined): AnnotatedType {
  if (!node) return { type: 'string' };
  if (node.type === 'BinaryExpression') return anyOf(node.children.filter(({ type }) => type !== 'BitOp'));
  if (node.type === 'String') return { type: BY_NAME[String(constantOf(node))] ?? 'string' };
  const [base, bracket] = node.children;
  if (node.type === 'MemberExpression' && bracket?.type === '[')
    return subscript(dottedName(base) ?? '', node);
  const name = lastPart(dottedName(node) ?? '');
  if (name === 'SecretStr' || name === 'SecretBytes') return { type: 'string', secret: true };
  return { type: BY_NAME[name] ?? 'string' };
}

function subscript(base: string, node: PyNode): AnnotatedType {
  const inner = node.children.slice(2).filter(({ type }) => type !== ',' && type !== ']');
  switch (lastPart(base)) {
    case 'Optional':
    case 'Union':
      return anyOf(inner);
    case 'Annotated':
      return annotated(inner);
    case 'Literal':
      return { type: 'string', choices: inner.map((each) => String(constantOf(each))) };
    default:
      return { type: BY_NAME[lastPart(base)] ?? 'string' };
  }
}

/** `Annotated[list[str], NoDecode]` is not parsed as JSON: its text is the application's own affair. */
function annotated([first, ...metadata]: readonly PyNode[]): AnnotatedType {
  const type = annotatedType(first);
  if (metadata.some((each) => lastPart(dottedName(each) ?? '') === 'NoDecode'))
    return { ...type, type: 'string' };
  const field = metadata.map(callOf).find((call) => call?.name === 'Field');
  return { ...type, field };
}

/** A list among the alternatives is tried first; else the first that is not None. */
function anyOf(nodes: readonly PyNode[]): AnnotatedType {
  const types = nodes.filter(({ type }) => type !== 'None').map(annotatedType);
  return types.find(({ type }) => type === 'list') ?? types[0] ?? { type: 'string' };
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

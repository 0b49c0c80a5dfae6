import type { VariableType } from '../../../../application';
import { callOf } from '../syntax/call';
import { dottedName } from '../syntax/dotted-name';
import type { PyNode } from '../syntax/py-node';

const BY_CALL: Readonly<Record<string, VariableType>> = { int: 'integer', float: 'number', bool: 'boolean' };

/** What is made of a variable's text where it is read: `int(os.getenv(…))`, `….lower() == "true"`, `json.loads(…)`. */
export function conversionOf(node: PyNode, fallback: string | undefined): { type?: VariableType } {
  const cast = dottedName(callOf(node)?.keywords.get('cast'));
  const method = callOf(node)?.callee.split('.')[1];
  const named =
    BY_CALL[cast ?? ''] ?? (method === 'list' || method === 'json' ? undefined : BY_CALL[method ?? '']);
  if (named) return { type: named };
  const around = node.parent?.type === 'ArgList' ? callOf(node.parent.parent) : undefined;
  const type = BY_CALL[around?.callee ?? ''];
  if (type) return { type };
  if (around?.callee === 'json.loads' && (fallback === undefined || fallback.startsWith('[')))
    return { type: 'list' };
  return isTruth(node) ? { type: 'boolean' } : {};
}

/** `os.getenv("DEBUG", "false").lower() == "true"`, `… in ("1", "true")`. */
function isTruth(node: PyNode): boolean {
  let outer = node.parent;
  while (outer && ['MemberExpression', 'CallExpression'].includes(outer.type)) outer = outer.parent;
  return outer?.type === 'BinaryExpression' && /(==|\bin\b)\s*[[({]?.*["']true["']/i.test(outer.text);
}

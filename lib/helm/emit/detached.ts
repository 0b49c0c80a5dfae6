import { isObject } from '../json';
import type { Node, TextPart } from '../template/template';
import { type Scope, rootArgument } from './scope';

/** A part of a template that moves into a named template. */
export interface Detached {
  /** What can be named in there. */
  readonly scope: Scope;
  /** What `include` must pass, seen from here. */
  readonly argument: string;
}

/** A named template does not see the variables of ranges: those that the parts use are passed along with the root. */
export function detach(parts: readonly (Node | TextPart)[], scope: Scope): Detached {
  const uses = new Set<string>();
  collectUses(parts, uses);
  const passed = scope.frames
    .flatMap(({ item, key }, index) => [
      { variable: item, isUsed: uses.has(`item ${index + 1}`) },
      { variable: key, isUsed: uses.has(`key ${index + 1}`) },
    ])
    .filter(({ isUsed }) => isUsed)
    .map(({ variable }) => variable);
  const alone = { ...scope, given: [], dot: undefined };
  if (passed.length === 0) return { scope: { ...alone, root: '' }, argument: rootArgument(scope) };
  const field = (variable: string): string => variable.replace('$', '$.');
  const frames = scope.frames.map((frame) => ({ ...frame, item: field(frame.item), key: field(frame.key) }));
  const pairs = passed.map((variable) => ` "${variable.slice(1)}" ${variable}`).join('');
  return {
    scope: { ...alone, frames, root: '$.root' },
    argument: `(dict "root" ${rootArgument(scope)}${pairs})`,
  };
}

function collectUses(tree: unknown, uses: Set<string>): void {
  if (Array.isArray(tree)) tree.forEach((each) => collectUses(each, uses));
  if (!isObject(tree)) return;
  const { from, level } = tree;
  if (typeof from === 'string' && typeof level === 'number') uses.add(`${from} ${level}`);
  Object.entries(tree).forEach(([name, each]) => name !== 'type' && collectUses(each, uses));
}

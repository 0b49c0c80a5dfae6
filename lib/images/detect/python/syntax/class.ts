import { argumentsOf } from './call';
import { dottedName } from './dotted-name';
import type { PyNode } from './py-node';

export interface PyClass {
  readonly node: PyNode;
  readonly name: string;
  /** As written, e.g. `BaseSettings` or `models.Base`; a base that is no name is left out. */
  readonly bases: readonly string[];
  readonly body: PyNode;
}

/** The class that a node defines; `undefined` when it defines none. */
export function classOf(node: PyNode): PyClass | undefined {
  const body = node.type === 'ClassDefinition' ? node.child('Body') : undefined;
  if (!body) return undefined;
  const bases = argumentsOf(node.child('ArgList')).args.flatMap((base) => dottedName(base) ?? []);
  return { node, name: node.child('VariableName')?.text ?? '', bases, body };
}

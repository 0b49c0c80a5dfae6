import { assignmentOf, type PyAssignment } from '../syntax/assignment';
import { classOf, type PyClass } from '../syntax/class';
import { functionOf, type PyFunction } from '../syntax/function';
import { importsOf, type PyImport } from '../syntax/imports';
import type { PyNode } from '../syntax/py-node';

/** What a name stands for in a module. The last definition counts, as it does at run time. */
export type Definition =
  | { readonly kind: 'function'; readonly function: PyFunction }
  | { readonly kind: 'class'; readonly class: PyClass }
  | { readonly kind: 'value'; readonly assignment: PyAssignment; readonly value: PyNode }
  | { readonly kind: 'import'; readonly import: PyImport };

/** A Python file: its tree, what it imports, and what it defines at its top level. */
export class PythonModule {
  readonly imports: readonly PyImport[];
  readonly definitions: ReadonlyMap<string, Definition>;

  /** @param file path within the source folder, with `/` between its parts */
  constructor(
    readonly file: string,
    readonly root: PyNode,
  ) {
    this.imports = importsOf(root);
    this.definitions = definitionsIn(this);
  }

  /** Its folder within the source folder; empty at the top. */
  get folder(): string {
    return this.file.includes('/') ? this.file.slice(0, this.file.lastIndexOf('/')) : '';
  }

  /** Nodes of these types outside of functions: what runs when the module is imported. The `__main__` block does not. */
  *topLevel(...types: string[]): Generator<PyNode> {
    yield* outsideFunctions(this.root, types);
  }

  /** The block that runs when the module is the program. */
  get mainBlock(): PyNode | undefined {
    return this.root.children.find(isMainGuard)?.child('Body');
  }
}

function* outsideFunctions(node: PyNode, types: readonly string[]): Generator<PyNode> {
  for (const child of node.children) {
    if (isMainGuard(child)) continue;
    if (types.includes(child.type)) yield child;
    if (child.type !== 'FunctionDefinition' && child.type !== 'LambdaExpression')
      yield* outsideFunctions(child, types);
  }
}

function isMainGuard(node: PyNode): boolean {
  return node.type === 'IfStatement' && /^if\s+\(?\s*__name__\s*==/.test(node.text);
}

function definitionsIn(module: PythonModule): Map<string, Definition> {
  const definitions = new Map<string, Definition>();
  for (const imported of module.imports) {
    if (!imported.node.around('FunctionDefinition', 'ClassDefinition'))
      definitions.set(imported.as, { kind: 'import', import: imported });
  }
  for (const node of module.topLevel('FunctionDefinition', 'ClassDefinition', 'AssignStatement')) {
    if (node.around('ClassDefinition')) continue;
    const { names, definition } = definitionOf(node);
    if (definition) for (const name of names) definitions.set(name, definition);
  }
  return definitions;
}

function definitionOf(node: PyNode): { names: readonly string[]; definition?: Definition } {
  const defined = functionOf(node);
  if (defined) return { names: [defined.name], definition: { kind: 'function', function: defined } };
  const type = classOf(node);
  if (type) return { names: [type.name], definition: { kind: 'class', class: type } };
  const assignment = assignmentOf(node);
  if (!assignment?.value) return { names: [] };
  return { names: assignment.targets, definition: { kind: 'value', assignment, value: assignment.value } };
}

import type { PyNode } from './py-node';

/** One name that an import statement brings in. */
export interface PyImport {
  readonly node: PyNode;
  /** `a.b` of `import a.b` and of `from a.b import c`; empty in `from . import c`. */
  readonly module: string;
  /** Dots before the module. */
  readonly level: number;
  /** `c` of `from a.b import c`, `*` for all. @default - the module itself is imported */
  readonly name?: string;
  /** The name by which the importing module knows it. */
  readonly as: string;
}

/** All imports of a module, those within functions too. */
export function importsOf(root: PyNode): PyImport[] {
  return [...root.all('ImportStatement')].flatMap((node) =>
    node.children[0]?.type === 'from' ? fromImport(node) : plainImport(node),
  );
}

function plainImport(node: PyNode): PyImport[] {
  return namesIn(node.children.slice(1)).map(({ name, alias }) => ({
    node,
    module: name,
    level: 0,
    as: alias ?? name.split('.')[0] ?? name,
  }));
}

function fromImport(node: PyNode): PyImport[] {
  const at = node.children.findIndex(({ type }) => type === 'import');
  const before = node.children.slice(1, at < 0 ? undefined : at);
  const level = before.findIndex(({ type }) => type !== '.' && type !== 'Ellipsis');
  const dots = before.slice(0, level < 0 ? before.length : level);
  const origin = {
    node,
    level: dots.map(({ text }) => text).join('').length,
    module: before
      .slice(dots.length)
      .map(({ text }) => text)
      .join(''),
  };
  return namesIn(node.children.slice(at + 1)).map(({ name, alias }) => ({
    ...origin,
    name,
    as: alias ?? name,
  }));
}

/** `a.b as c, d` in its parts. */
function namesIn(nodes: readonly PyNode[]): { name: string; alias?: string }[] {
  const names: { name: string; alias?: string }[] = [];
  let next: 'name' | 'alias' = 'name';
  let current: { name: string; alias?: string } | undefined;
  for (const { type, text } of nodes) {
    if (type === ',') current = undefined;
    if (type === 'as') next = 'alias';
    if (type !== 'VariableName' && type !== '*' && type !== '.') continue;
    if (next === 'alias' && current) current.alias = text;
    else if (current) current.name += text;
    else names.push((current = { name: text }));
    next = 'name';
  }
  return names;
}

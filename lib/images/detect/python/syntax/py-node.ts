import type { SyntaxNode } from '@lezer/common';

/** A Python source text, with what is needed to find places and nodes in it. */
export interface PySource {
  /** Path within the source folder, with `/` between its parts. */
  readonly file: string;
  readonly text: string;
  /** How many nodes there are so far. */
  count: number;
  /** All nodes by type, in the order of the text. */
  readonly nodes: Map<string, PyNode[]>;
  /** Line, from 1, of a position in `text`. */
  lineAt(position: number): number;
}

/** A node of a Python syntax tree; its types are those of @lezer/python's grammar. Comments are left out. */
export class PyNode {
  readonly type: string;
  readonly children: readonly PyNode[];
  /** Where it begins and ends in the text, counted in characters from 0. */
  readonly from: number;
  readonly to: number;
  /** Its place among all nodes of the source, and that after the last node below it. */
  private readonly first: number;
  private readonly end: number;

  constructor(
    node: SyntaxNode,
    readonly source: PySource,
    readonly parent?: PyNode,
  ) {
    this.type = node.name;
    this.from = node.from;
    this.to = node.to;
    this.first = source.count;
    source.count += 1;
    const alike = source.nodes.get(this.type);
    if (alike) alike.push(this);
    else source.nodes.set(this.type, [this]);
    const children: PyNode[] = [];
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.name !== 'Comment') children.push(new PyNode(child, source, this));
    }
    this.children = children;
    this.end = source.count;
  }

  get text(): string {
    return this.source.text.slice(this.from, this.to);
  }

  /** Line on which it begins, from 1. */
  get line(): number {
    return this.source.lineAt(this.from);
  }

  /** The first child of one of these types. */
  child(...types: string[]): PyNode | undefined {
    return this.children.find(({ type }) => types.includes(type));
  }

  /** The nearest node around it of one of these types. */
  around(...types: string[]): PyNode | undefined {
    let node = this.parent;
    while (node && !types.includes(node.type)) node = node.parent;
    return node;
  }

  /** Those of these types among itself and all below it; of one type in the order of the text, the types one by one. */
  all(...types: string[]): PyNode[] {
    return types.flatMap((type) => {
      const alike = this.source.nodes.get(type) ?? [];
      return this.parent
        ? alike.slice(PyNode.indexFrom(alike, this.first), PyNode.indexFrom(alike, this.end))
        : alike;
    });
  }

  /** Index of the first of some nodes that has this place among all or a later one. */
  private static indexFrom(nodes: readonly PyNode[], place: number): number {
    let low = 0;
    let high = nodes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((nodes[middle]?.first ?? Infinity) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

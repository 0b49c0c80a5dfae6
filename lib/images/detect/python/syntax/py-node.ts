import type { SyntaxNode } from '@lezer/common';

/** A Python source text, with what is needed to tell the line of a place in it. */
export interface PySource {
  /** Path within the source folder, with `/` between its parts. */
  readonly file: string;
  readonly text: string;
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

  constructor(
    node: SyntaxNode,
    readonly source: PySource,
    readonly parent?: PyNode,
  ) {
    this.type = node.name;
    this.from = node.from;
    this.to = node.to;
    const children: PyNode[] = [];
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.name !== 'Comment') children.push(new PyNode(child, source, this));
    }
    this.children = children;
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

  /** Itself and all below it, in the order of the text. */
  *all(...types: string[]): Generator<PyNode> {
    if (types.length === 0 || types.includes(this.type)) yield this;
    for (const child of this.children) yield* child.all(...types);
  }
}

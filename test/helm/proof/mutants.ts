import { isObject } from '../../../lib/helm/json';
import type { ChartTemplate, Source } from '../../../lib/helm/template/template';

/** A template that says something else than what was learned. */
export interface Mutant {
  readonly name: string;
  readonly template: ChartTemplate;
}

type Part = Readonly<Record<string, unknown>>;

/** Where a part stands. */
interface Surroundings {
  /** Name of the field that holds it, or the list that it is in. */
  readonly field: string;
  /** Every value that the template uses. */
  readonly sources: readonly Source[];
}

/** Breaks one part of a template, or gives undefined where it has nothing to break. */
type Operator = (part: Part, surroundings: Surroundings) => unknown;

const operators: Readonly<Record<string, Operator>> = {
  // A case of a choice is none without its condition.
  'drops a gate': (part, { field }) =>
    part.when && field !== 'cases' ? { ...part, when: undefined } : undefined,
  'turns a gate round': (part) => (part.when ? { ...part, when: { not: part.when } } : undefined),
  'compares with another literal': (part) =>
    part.test === 'equals' ? { ...part, literal: 'other' } : undefined,
  'makes a value constant': (part) =>
    part.node === 'value' ? { node: 'constant', value: 'constant' } : undefined,
  'swaps a value with another one': (part, { sources }) => {
    const source = part.node === 'value' ? (part.source as Source) : undefined;
    const other = sources.find(
      ({ type, level, path }) =>
        type.kind === source?.type.kind && level === source.level && path.join() !== source.path.join(),
    );
    return other && { ...part, source: other };
  },
  'turns a list round': (part) =>
    part.node === 'list' && several(part.items) ? { ...part, items: part.items.toReversed() } : undefined,
  'loses a field': (part) =>
    part.node === 'object' && several(part.entries) ? { ...part, entries: part.entries.slice(1) } : undefined,
  'forgets an omitted key': (part) =>
    Array.isArray(part.omit) && part.omit.length > 0 ? { ...part, omit: [] } : undefined,
  'loses a part of a text': (part) =>
    part.node === 'text' && several(part.parts) ? { ...part, parts: part.parts.slice(1) } : undefined,
  'turns a text round': (part) =>
    part.node === 'text' && several(part.parts) ? { ...part, parts: part.parts.toReversed() } : undefined,
  'forgets the cases of a choice': (part) => (part.node === 'choice' ? part.otherwise : undefined),
};

/** Every template that differs from the given one in a single place. */
export function mutantsOf(template: ChartTemplate): Mutant[] {
  const sources = sourcesIn(template);
  return Object.entries(operators).flatMap(([name, operator]) =>
    variants(template, (part, field) => operator(part, { field, sources })).map((mutant, index) => ({
      name: `${name} (${index + 1})`,
      template: mutant as ChartTemplate,
    })),
  );
}

function several(items: unknown): items is unknown[] {
  return Array.isArray(items) && items.length > 1;
}

function sourcesIn(tree: unknown): Source[] {
  if (Array.isArray(tree)) return tree.flatMap(sourcesIn);
  if (!isObject(tree)) return [];
  return tree.node === 'value' ? [tree.source as unknown as Source] : Object.values(tree).flatMap(sourcesIn);
}

/** The tree with each replacement that `change` has for one of its parts. */
function variants(tree: unknown, change: (part: Part, field: string) => unknown, field = ''): unknown[] {
  if (Array.isArray(tree)) {
    return tree.flatMap((item, index) =>
      variants(item, change, field).map((variant) => tree.with(index, variant) as unknown[]),
    );
  }
  if (!isObject(tree)) return [];
  const own = change(tree, field);
  const inner = Object.entries(tree)
    .filter(([key]) => key !== 'type')
    .flatMap(([key, part]) => variants(part, change, key).map((variant) => ({ ...tree, [key]: variant })));
  return own === undefined ? inner : [own, ...inner];
}

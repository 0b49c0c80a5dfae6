import type { Condition } from '../template/template';

/** A set of instances, one bit each. */
export type Bits = bigint;

/** Something that holds for some instances. */
export interface Predicate {
  /** What it is about, see `sourceKey`. */
  readonly source: string;
  readonly condition: Condition;
  readonly bits: Bits;
}

/** How many predicates one condition may combine. */
export const MOST_PREDICATES = 3;

/** A condition and for which instances it holds. */
export interface Formula {
  readonly condition: Condition;
  readonly bits: Bits;
  /** How many predicates it combines. */
  readonly size: number;
}

/**
 * Finds the smallest and/or/not of at most three predicates that holds for all of `must` and for none of `mustNot`;
 * among equals the first in the order of the predicates.
 */
export class FormulaSearch {
  private readonly literals: readonly Formula[];
  private readonly bySource = new Map<string, Formula[]>();
  private readonly found = new Map<string, Formula | undefined>();

  constructor(
    predicates: readonly Predicate[],
    private readonly all: Bits,
  ) {
    this.literals = [
      ...predicates.map(({ condition, bits }) => ({ condition, bits, size: 1 })),
      ...predicates.map(({ condition, bits }) => ({ condition: not(condition), bits: all & ~bits, size: 1 })),
    ];
    for (const { source, condition, bits } of predicates) {
      this.bySource.set(source, [...(this.bySource.get(source) ?? []), { condition, bits, size: 1 }]);
    }
  }

  /**
   * The first single predicate about one of the sources; the sources in the order given.
   *
   * @param sources keys of sources, see `sourceKey`
   */
  findAbout(sources: readonly string[], must: Bits, mustNot: Bits): Formula | undefined {
    for (const source of sources) {
      const about = this.bySource.get(source) ?? [];
      const literal = about.find(({ bits }) => (must & ~bits) === 0n && (mustNot & bits) === 0n);
      if (literal) return literal;
    }
    return undefined;
  }

  find(must: Bits, mustNot: Bits, most = MOST_PREDICATES): Formula | undefined {
    const key = `${must.toString(36)} ${mustNot.toString(36)} ${most}`;
    if (!this.found.has(key)) this.found.set(key, this.smallest(must, mustNot, most));
    return this.found.get(key);
  }

  private smallest(must: Bits, mustNot: Bits, most: number): Formula | undefined {
    for (let size = 1; size <= most; size++) {
      const formula = this.ofSize(must, mustNot, size);
      if (formula) return formula;
    }
    return undefined;
  }

  private ofSize(must: Bits, mustNot: Bits, size: number): Formula | undefined {
    if (size === 1) {
      return this.literals.find(({ bits }) => (must & ~bits) === 0n && (mustNot & bits) === 0n);
    }
    for (const literal of this.literals) {
      const formula = this.and(literal, must, mustNot, size) ?? this.or(literal, must, mustNot, size);
      if (formula) return formula;
    }
    return undefined;
  }

  /** `literal` holds wherever it must; the rest must exclude what it lets through. */
  private and(literal: Formula, must: Bits, mustNot: Bits, size: number): Formula | undefined {
    const through = mustNot & literal.bits;
    if ((must & ~literal.bits) !== 0n || through === mustNot) return undefined;
    const rest = this.find(must, through, size - 1);
    if (rest?.size !== size - 1) return undefined;
    return { condition: all(literal.condition, rest.condition), bits: literal.bits & rest.bits, size };
  }

  /** `literal` holds nowhere it must not; the rest must add what it leaves out. */
  private or(literal: Formula, must: Bits, mustNot: Bits, size: number): Formula | undefined {
    const missing = must & ~literal.bits;
    if ((mustNot & literal.bits) !== 0n || missing === must) return undefined;
    const rest = this.find(missing, mustNot, size - 1);
    if (rest?.size !== size - 1) return undefined;
    return {
      condition: any(literal.condition, rest.condition),
      bits: (literal.bits | rest.bits) & this.all,
      size,
    };
  }
}

export function not(condition: Condition): Condition {
  return 'not' in condition ? condition.not : { not: condition };
}

function all(a: Condition, b: Condition): Condition {
  return { all: [a, ...('all' in b ? b.all : [b])] };
}

function any(a: Condition, b: Condition): Condition {
  return { any: [a, ...('any' in b ? b.any : [b])] };
}

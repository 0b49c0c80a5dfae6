import { ChartError } from '../chart-error';
import type { HelmChart } from '../helm-chart';
import type { Json, JsonObject } from '../json';
import { pointerSteps } from '../json-pointer';
import { BOUND } from '../template/evaluate';
import { type BuiltDocument, buildDocuments } from './build-documents';
import type { Inputs } from './inputs';
import type { Element } from './element';
import { valueAt, withValueAt } from './path';
import { BoundPlace, Symbolizer } from './symbols';

/** Inputs and what the code made of them. */
export interface Row {
  readonly inputs: Inputs;
  /** With `BOUND` where the author bound an expression. */
  readonly documents: readonly BuiltDocument[];
}

/** Builds rows of a chart, and counts the builds. */
export class Builder {
  builds = 0;
  /** Bindings whose place was there in some build. */
  readonly bound = new Set<number>();
  /** Construct paths of all objects of all builds. */
  readonly documents = new Set<string>();

  constructor(private readonly chart: HelmChart) {}

  build(inputs: Inputs): Row {
    this.builds += 1;
    const documents = buildDocuments(this.chart, inputs.values, inputs.release);
    for (const { id } of documents) this.documents.add(id);
    return { inputs, documents: documents.map((document) => this.bind(document)) };
  }

  /** @returns undefined when the code refuses the values */
  tryBuild(inputs: Inputs): Row | undefined {
    try {
      return this.build(inputs);
    } catch (error) {
      if (error instanceof ChartError) return undefined;
      throw error;
    }
  }

  private bind(document: BuiltDocument): BuiltDocument {
    const bindings = (this.chart.bindings ?? []).entries();
    return [...bindings].reduce((built, [index, { document: id, pointer }]) => {
      const path = pointerSteps(pointer);
      const json = id === built.id ? valueAt(built.object, path) : undefined;
      if (json === undefined) return built;
      if (typeof json === 'object') throw invalidBinding(this.chart, index, 'what stands there is no scalar');
      this.bound.add(index);
      return { id, object: withValueAt(built.object, path, BOUND) as JsonObject };
    }, document);
  }

  /** @throws ChartError INVALID_OUTPUT when no build had an object */
  checkNotEmpty(): void {
    if (this.documents.size > 0) return;
    throw new ChartError({
      code: 'INVALID_OUTPUT',
      chart: this.chart.metadata.name,
      found: 'no build gave an object',
      mend: 'make constructs below the chart that build() returns',
    });
  }

  /**
   * Every binding must have a place in some build.
   *
   * @throws ChartError INVALID_BINDING
   */
  checkBindings(): void {
    for (const [index, { expression }] of (this.chart.bindings ?? []).entries()) {
      if (expression.trim() === '') throw invalidBinding(this.chart, index, 'the expression is empty');
      if (this.bound.has(index)) continue;
      const objects = [...this.documents].sort().join(', ');
      throw invalidBinding(this.chart, index, `no build has the place; its objects are ${objects}`);
    }
  }

  /** The row's objects with their marks found. */
  symbolize({ inputs, documents }: Row, constants: Set<string>): Element[] {
    const symbolizer = new Symbolizer(inputs.marks, constants);
    return documents.map(({ id, object }) => ({
      name: symbolizer.partsOf(id),
      found: symbolizer.read(this.withExpressions(id, object)),
    }));
  }

  private withExpressions(id: string, object: Json): Json {
    const bindings = (this.chart.bindings ?? []).filter(({ document }) => document === id);
    return bindings.reduce<Json>((json, { pointer, expression }) => {
      const path = pointerSteps(pointer);
      if (valueAt(json, path) === undefined) return json;
      return withValueAt(json, path, new BoundPlace(expression) as unknown as Json) as Json;
    }, object);
  }
}

function invalidBinding(chart: HelmChart, index: number, found: string): ChartError {
  const { document, pointer } = chart.bindings?.[index] ?? {};
  return new ChartError({
    code: 'INVALID_BINDING',
    chart: chart.metadata.name,
    document,
    pointer,
    found,
    mend: 'name an object by its construct path below the chart, a scalar in it by its JSON pointer, and what Helm makes it of',
  });
}

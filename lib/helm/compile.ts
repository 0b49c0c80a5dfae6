import { ChartError } from './chart-error';
import { emitChart } from './emit/emit-chart';
import type { HelmChart } from './helm-chart';
import type { JsonObject } from './json';
import { AuthorCode } from './learn/author-code';
import { learn } from './learn/learn';
import { defaultsOf, mergeValues } from './schema/defaults';
import { UnsupportedSchema, readValueType } from './schema/read-value-type';
import { validateValues } from './schema/validate-values';
import type { ObjectType } from './schema/value-type';
import type { ChartTemplate } from './template/template';

/** A chart's folder, and how it came about. */
export interface CompiledChart {
  /** Texts by path below the chart's folder. */
  readonly files: ReadonlyMap<string, string>;
  /** What was learned. */
  readonly template: ChartTemplate;
  /** How often `build` was called. */
  readonly builds: number;
}

export interface CompileOptions {
  /** Of the drawn values; the files are the same whatever it is. @default 1 */
  readonly seed?: number;
}

/**
 * Derives a Helm chart from its code.
 *
 * @throws ChartError when the code cannot be expressed in Helm's templates; then nothing is derived
 */
export function compileChart(chart: HelmChart, options: CompileOptions = {}): CompiledChart {
  return compileCharts([chart], options)[0] as CompiledChart;
}

/**
 * Derives the charts of one program. They may share constructs: a branch of those must be taken by one of the charts.
 *
 * @throws ChartError when one of them cannot be derived; then none is
 */
export function compileCharts(
  charts: readonly HelmChart[],
  { seed = 1 }: CompileOptions = {},
): CompiledChart[] {
  const author = AuthorCode.begin();
  const compiled = charts.map((chart) => {
    const type = typeOf(chart);
    checkGivenValues(chart);
    checkOptionals(chart);
    const { template, builds } = learn(chart, type, author, seed);
    return { files: emitChart(chart, template), template, builds };
  });
  checkBranches(charts, author);
  return compiled;
}

function typeOf(chart: HelmChart): ObjectType {
  try {
    return readValueType(chart.values) as ObjectType;
  } catch (error) {
    if (!(error instanceof UnsupportedSchema)) throw error;
    throw new ChartError({
      code: 'UNSUPPORTED_SCHEMA',
      chart: chart.metadata.name,
      value: error.path,
      found: `the schema has ${error.found}`,
      mend: 'use objects, records, arrays, strings, numbers, booleans, literals and unions of those scalars',
    });
  }
}

/** The defaults and overlays must be values that the schema allows. */
function checkGivenValues(chart: HelmChart): void {
  const defaults = defaultsOf(chart.values);
  check(
    chart,
    defaults,
    'INVALID_DEFAULTS',
    'the defaults',
    'give every property that is not optional a valid default',
  );
  for (const [name, overlay] of Object.entries(chart.overlays ?? {})) {
    const values = mergeValues(defaults, overlay as JsonObject);
    check(
      chart,
      values,
      'INVALID_OVERLAY',
      `overlay ${name}`,
      'set only what the schema has, and as it allows',
    );
  }
}

/** Helm would bring the default back wherever the value is left out, so that it could never be absent. */
function checkOptionals(chart: HelmChart): void {
  const value = optionalWithDefault(chart.values, '');
  if (value === undefined) return;
  throw new ChartError({
    code: 'INVALID_DEFAULTS',
    chart: chart.metadata.name,
    value,
    found: 'a value is optional and has a default, so that it can never be absent',
    mend: 'take away one of both',
  });
}

interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly default?: unknown;
}

function optionalWithDefault(schema: SchemaNode, path: string): string | undefined {
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    const below = path === '' ? key : `${path}.${key}`;
    if (property.default !== undefined && !schema.required?.includes(key)) return below;
    const found = optionalWithDefault(property, below);
    if (found !== undefined) return found;
  }
  return undefined;
}

function check(
  chart: HelmChart,
  values: JsonObject,
  code: 'INVALID_DEFAULTS' | 'INVALID_OVERLAY',
  what: string,
  mend: string,
): void {
  try {
    validateValues(chart, values);
  } catch (error) {
    if (!(error instanceof ChartError)) throw error;
    const { value, found } = error.props;
    throw new ChartError({ code, chart: chart.metadata.name, value, found: `${what}: ${found}`, mend });
  }
}

function checkBranches(charts: readonly HelmChart[], author: AuthorCode): void {
  const [branch, ...others] = author.untakenBranches();
  if (!branch) return;
  throw new ChartError({
    code: 'UNCOVERED_BRANCH',
    chart: charts.map(({ metadata }) => metadata.name).join(', '),
    found: `no values that the schema allows led to ${branch.location}: ${branch.text}`,
    examples: others.slice(0, 4).map(({ location, text }) => ({ input: location, output: text })),
    mend: 'take the branch out, or let the schema allow the values that lead there',
  });
}

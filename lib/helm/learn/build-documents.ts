import { ApiObject, Chart } from 'cdk8s';
import { ChartError } from '../chart-error';
import type { HelmChart } from '../helm-chart';
import { type JsonObject, isObject } from '../json';
import { pointerBelow } from '../json-pointer';
import type { Release } from '../release';

/** One Kubernetes object of a build. */
export interface BuiltDocument {
  /** Construct path below the chart, e.g. `Backend/Deployment`. */
  readonly id: string;
  readonly object: JsonObject;
}

/**
 * What the code makes of the values.
 *
 * @throws ChartError BUILD_THREW, INVALID_OUTPUT
 */
export function buildDocuments(chart: HelmChart, values: JsonObject, release: Release): BuiltDocument[] {
  const documents = run(chart, values, release);
  const names = new Set<string>();
  for (const { id, object } of documents) {
    checkJson(chart, id, '', object);
    const { kind, metadata } = object;
    const { name, namespace = release.namespace } = isObject(metadata) ? metadata : {};
    if (namespace !== release.namespace) {
      const mend = 'leave the namespace to whoever installs the chart';
      throw invalid(
        chart,
        id,
        '/metadata/namespace',
        `an object in the namespace ${JSON.stringify(namespace)}`,
        mend,
      );
    }
    if (typeof kind !== 'string' || typeof name !== 'string' || kind === '' || name === '') {
      throw invalid(chart, id, '', 'an object without kind or metadata.name', 'give every object both');
    }
    const identity = `${kind} ${name}`;
    if (names.has(identity)) {
      throw invalid(
        chart,
        id,
        '/metadata/name',
        `a second ${identity}`,
        'give every object of a kind its own name',
      );
    }
    names.add(identity);
  }
  return documents;
}

function run(chart: HelmChart, values: JsonObject, release: Release): BuiltDocument[] {
  try {
    const built: unknown = chart.build(deepFreeze(values), release);
    if (!Chart.isChart(built))
      throw invalid(chart, '', '', 'something that is no cdk8s chart', 'return the chart');
    const root = built.node.path;
    return built.node
      .findAll()
      .filter((construct) => ApiObject.isApiObject(construct))
      .map((construct) => ({
        id: root === '' ? construct.node.path : construct.node.path.slice(root.length + 1),
        object: construct.toJson() as JsonObject,
      }));
  } catch (error) {
    if (error instanceof ChartError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    // The words of cdk8s for an instance of a class.
    if (reason.includes('non-simple object')) throw invalid(chart, '', '', `no JSON: ${reason}`, PLAIN_JSON);
    throw new ChartError({
      code: 'BUILD_THREW',
      chart: chart.metadata.name,
      found: `build() threw for values that the schema allows: ${reason}`,
      examples: [{ input: JSON.stringify(values), output: reason }],
      mend: /read.only|not extensible|Cannot (assign|delete|add)/.test(reason)
        ? 'do not change the values: copy what you want to change'
        : 'let build() accept every value that the schema allows, or let the schema refuse this one',
    });
  }
}

const PLAIN_JSON = 'give plain JSON, and leave out what is absent';

function checkJson(chart: HelmChart, id: string, pointer: string, json: unknown): void {
  if (typeof json === 'string' || typeof json === 'boolean') return;
  if (typeof json === 'number' && Number.isFinite(json)) return;
  if (Array.isArray(json)) {
    json.forEach((item, index) => checkJson(chart, id, pointerBelow(pointer, String(index)), item));
  } else if (
    isObject(json) &&
    [Object.prototype, null].includes(Object.getPrototypeOf(json) as object | null)
  ) {
    for (const [key, inner] of Object.entries(json)) checkJson(chart, id, pointerBelow(pointer, key), inner);
  } else {
    throw invalid(chart, id, pointer, `${describe(json)}, which is not JSON`, PLAIN_JSON);
  }
}

function describe(json: unknown): string {
  if (typeof json === 'object' && json !== null) return `a ${json.constructor.name}`;
  return typeof json === 'function' ? 'a function' : String(json);
}

function invalid(
  chart: HelmChart,
  document: string,
  pointer: string,
  found: string,
  mend: string,
): ChartError {
  return new ChartError({
    code: 'INVALID_OUTPUT',
    chart: chart.metadata.name,
    document,
    pointer,
    found: `build() gave ${found}`,
    mend,
  });
}

/** An author's code that changes its input must not do so unseen. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

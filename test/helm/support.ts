import type {
  Static,
  TArray,
  TBoolean,
  TInteger,
  TNumber,
  TObject,
  TProperties,
  TRecord,
  TString,
  TUnsafe,
} from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { ApiObject, App, Chart } from 'cdk8s';
import type { ChartMetadata, HelmChart } from '../../lib/helm/helm-chart';
import type { Release } from '../../lib/helm/release';

/** What every small chart of the tests says of itself. */
export const metadata: ChartMetadata = {
  name: 'example',
  version: '1.0.0',
  appVersion: '1.0.0',
  description: 'An example',
  kubeVersion: '>=1.28.0-0',
  keywords: [],
  maintainers: [],
};

/** Adds an object of a kind that no schema knows, so that any field may stand in its `spec`. */
export function addObject(chart: Chart, id: string, spec: unknown, name = id.toLowerCase()): ApiObject {
  return new ApiObject(chart, id, {
    apiVersion: 'example.com/v1',
    kind: 'Example',
    metadata: { name },
    spec,
  });
}

/** A chart whose objects are added one by one. */
export function chartOf<P extends TProperties>(
  properties: P,
  addObjects: (chart: Chart, values: Static<TObject<P>>, release: Release) => void,
  rest: Partial<HelmChart> = {},
): HelmChart {
  return {
    metadata,
    values: Type.Object(properties, { additionalProperties: false }) as TObject,
    build(values, release, scope = new App()) {
      const chart = new Chart(scope, metadata.name);
      addObjects(chart, values as Static<TObject<P>>, release);
      return chart;
    },
    ...rest,
  };
}

/** A chart with the one object `Example`, whose `spec` is made from the values. */
export function specChart<P extends TProperties>(
  properties: P,
  spec: (values: Static<TObject<P>>, release: Release) => unknown,
  rest: Partial<HelmChart> = {},
): HelmChart {
  return chartOf(
    properties,
    (chart, values, release) => addObject(chart, 'Example', spec(values, release)),
    rest,
  );
}

/** Schemas with the default that a required value needs. */
export const text = (value = 'text'): TString => Type.String({ default: value });
export const integer = (value = 1): TInteger => Type.Integer({ default: value });
export const float = (value = 0.5): TNumber => Type.Number({ default: value });
export const flag = (value = false): TBoolean => Type.Boolean({ default: value });
export const texts = (...value: string[]): TArray<TString> => Type.Array(Type.String(), { default: value });
export const textMap = (value: Record<string, string> = {}): TRecord<TString, TString> =>
  Type.Record(Type.String(), Type.String(), { default: value });
export const choice = <const L extends readonly string[]>(...literals: L): TUnsafe<L[number]> =>
  Type.Unsafe<L[number]>({ type: 'string', enum: literals, default: literals[0] });

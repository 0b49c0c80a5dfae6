import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileChart } from '../compile';
import type { HelmChart } from '../helm-chart';
import { type Json, type JsonObject, isObject } from '../json';
import { buildDocuments } from '../learn/build-documents';
import { type ReleaseProps, releaseOf } from '../release';
import { arbitraryValues } from '../schema/arbitrary-values';
import { defaultsOf, mergeValues } from '../schema/defaults';
import { arbitraryRelease } from './arbitrary-release';
import { type ProvenChart, checkEqual } from './check-equal';
import { checkRefused } from './check-refused';
import type { Helm } from './helm';
import { arbitraryInvalidValues } from './invalid-values';
import { withChartFolder } from './with-chart-folder';
import { valuesText } from './values-text';

export interface ProveOptions {
  /** The Helms to hold the chart against; see `HelmLibrary`. */
  readonly helms: readonly Helm[];
  /** Random sets of valid values; a third as many of invalid ones. @default 300 */
  readonly runs?: number;
  /** Of the random values. @default 1 */
  readonly seed?: number;
  /** The chart's folder; it must not change meanwhile. @default - compiled from the code */
  readonly folder?: string;
}

/** How much was compared, by each Helm. */
export interface Proof {
  /** Sets of values for which Helm rendered what the code makes. */
  readonly equal: number;
  /** Invalid sets of values that both refuse, naming the same places. */
  readonly refused: number;
}

/**
 * Proves that a chart renders what its code makes: for the defaults, every overlay and random values, with random
 * releases and namespaces. Invalid values must be refused by both, with the same paths in the message. It needs no test
 * framework:
 *
 * ```ts
 * const helm = new HelmLibrary('Helm 3', program);
 * test('the chart is its code', () => prove(chart, { helms: [helm] }));
 * ```
 *
 * Equality is sampled, not proved for all values. A value that is optional and has a default cannot be absent under Helm,
 * which brings the default back; it is compared as Helm sees it.
 *
 * @throws ChartError NOT_EQUAL with the smallest values found that show a difference
 */
export async function prove(chart: HelmChart, options: ProveOptions): Promise<Proof> {
  const { helms, runs = 300, seed = 1, folder } = options;
  const work = async (given: string): Promise<Proof> => {
    const proven: ProvenChart = { chart, folder: given, helms };
    const fixed = await proveFixed(proven);
    await proveValid(proven, { numRuns: runs, seed });
    const refused = await proveInvalid(proven, { numRuns: Math.ceil(runs / 3), seed });
    return { equal: fixed + runs, refused };
  };
  return folder === undefined
    ? withChartFolder(chart.metadata.name, compileChart(chart).files, work)
    : work(folder);
}

/** The defaults and the overlays, by the files that the chart brings. @returns how many */
async function proveFixed(proven: ProvenChart): Promise<number> {
  const { metadata, overlays = {}, values: schema } = proven.chart;
  const release = { name: metadata.name, namespace: 'default' };
  const defaults = defaultsOf(schema);
  await checkEqual(proven, { values: defaults, text: '', release });
  for (const [name, overlay] of Object.entries(overlays)) {
    const text = readFileSync(join(proven.folder, `values-${name}.yaml`), 'utf8');
    await checkEqual(proven, { values: mergeValues(defaults, overlay as JsonObject), text, release });
  }
  return 1 + Object.keys(overlays).length;
}

async function proveValid(
  proven: ProvenChart,
  parameters: fc.Parameters<[JsonObject, ReleaseProps]>,
): Promise<void> {
  const { metadata, values: schema } = proven.chart;
  const defaults = defaultsOf(schema);
  const release = releaseOf(metadata.name, defaults, { name: metadata.name, namespace: 'default' });
  const built = buildDocuments(proven.chart, defaults, release).map(({ object }) => object);
  const property = fc.asyncProperty(
    arbitraryValues(schema, keysOf(built)),
    arbitraryRelease(metadata.name),
    async (given, release) =>
      checkEqual(proven, { values: mergeValues(defaults, given), text: valuesText(given), release }),
  );
  throwCounterexample(await fc.check(property, parameters));
}

/** @returns how many were refused */
async function proveInvalid(proven: ProvenChart, parameters: fc.Parameters<[JsonObject]>): Promise<number> {
  const property = fc.asyncProperty(arbitraryInvalidValues(proven.chart.values), async (given) =>
    fc.pre(await checkRefused(proven, given)),
  );
  const details = await fc.check(property, parameters);
  throwCounterexample(details);
  return details.numRuns;
}

/** The annotation by which Helm takes an object out of the release; a user's choice that no code can follow. */
const HOOK = 'helm.sh/hook';

/** The keys of the chart's own objects at any depth: a user's map may hold the same. */
function keysOf(json: Json): string[] {
  if (Array.isArray(json)) return [...new Set(json.flatMap(keysOf))];
  if (!isObject(json)) return [];
  const keys = Object.entries(json).flatMap(([key, inner]) => [key, ...keysOf(inner)]);
  return [...new Set(keys.filter((key) => key !== HOOK))];
}

/** The error of the smallest values, which tells all there is to know. */
function throwCounterexample<T>(details: fc.RunDetails<T>): void {
  if (!details.failed) return;
  if (details.errorInstance instanceof Error) throw details.errorInstance;
  throw new Error(`only ${details.numRuns} of the drawn values could be used, ${details.numSkips} not`);
}

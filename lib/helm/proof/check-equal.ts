import { ChartError } from '../chart-error';
import type { HelmChart } from '../helm-chart';
import type { Json, JsonObject } from '../json';
import { type BuiltDocument, buildDocuments } from '../learn/build-documents';
import { compare } from '../learn/compare';
import { type ReleaseProps, releaseOf } from '../release';
import type { Helm, RenderResult, RenderedDocument } from './helm';

/** A chart under proof. */
export interface ProvenChart {
  readonly chart: HelmChart;
  /** Its folder as it was written out. */
  readonly folder: string;
  readonly helms: readonly Helm[];
}

/** One installation. */
export interface ProofCase {
  /** All values, with the defaults below them. */
  readonly values: JsonObject;
  /** Text of the values file that Helm gets. */
  readonly text: string;
  readonly release: ReleaseProps;
}

/**
 * Checks that every Helm renders what the code makes, document by document.
 *
 * @throws ChartError NOT_EQUAL
 */
export async function checkEqual(proven: ProvenChart, given: ProofCase): Promise<void> {
  const { chart, folder, helms } = proven;
  const { values, text, release } = given;
  const built = buildDocuments(chart, values, releaseOf(chart.metadata.name, values, release));
  const results = await Promise.all(
    helms.map((helm) =>
      helm.render({ chart: folder, release: release.name, namespace: release.namespace, values: text }),
    ),
  );
  for (const [index, result] of results.entries()) {
    const { name } = helms[index] as Helm;
    if ('error' in result) throw notEqual(chart, given, { helm: name, rendered: result.error, code: built });
    checkDocuments(chart, given, name, result, built);
  }
}

function checkDocuments(
  chart: HelmChart,
  given: ProofCase,
  helm: string,
  { documents }: Exclude<RenderResult, { error: string }>,
  built: readonly BuiltDocument[],
): void {
  const rendered = documents.filter((document) => !isAddition(chart, document));
  const difference = compare(
    rendered.map(({ source, object }) => ({ id: source, object })),
    built,
  );
  if (!difference) return;
  const { document, pointer, predicted, actual } = difference;
  throw notEqual(chart, given, { helm, document, pointer, rendered: predicted, code: actual });
}

/** What exists under Helm only has no part in the proof; its tests are not in the manifest anyway. */
function isAddition({ metadata, additions }: HelmChart, { source }: RenderedDocument): boolean {
  return Object.keys(additions?.templates ?? {}).some(
    (file) => source === `${metadata.name}/templates/${file}`,
  );
}

interface Finding {
  readonly helm: string;
  readonly document?: string;
  readonly pointer?: string;
  readonly rendered: Json | undefined;
  readonly code: unknown;
}

function notEqual(chart: HelmChart, given: ProofCase, finding: Finding): ChartError {
  const { helm, document, pointer, rendered, code } = finding;
  const installation = `${given.text.trim() || '{}'} as release ${given.release.name} in ${given.release.namespace}`;
  return new ChartError({
    code: 'NOT_EQUAL',
    chart: chart.metadata.name,
    document,
    pointer,
    found: `${helm} renders something else than the code makes`,
    examples: [
      { input: `code, ${installation}`, output: show(code) },
      { input: `${helm}, ${installation}`, output: show(rendered) },
    ],
    mend: 'let the code say it in another way, and report the chart: the compiler should have refused it',
  });
}

function show(result: unknown): string {
  return result === undefined ? '(nothing)' : JSON.stringify(result);
}

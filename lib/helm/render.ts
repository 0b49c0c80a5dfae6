import { stringify } from 'yaml';
import type { HelmChart } from './helm-chart';
import type { JsonObject } from './json';
import { buildDocuments } from './learn/build-documents';
import { type ReleaseProps, releaseOf } from './release';
import { defaultsOf, mergeValues } from './schema/defaults';
import { validateValues } from './schema/validate-values';

/**
 * What the code makes of values, without Helm: the same objects as `helm template --skip-tests` with these values, as YAML
 * documents in the order of the code.
 *
 * @param given values as a user writes them; those left out keep their defaults
 * @throws ChartError INVALID_VALUES, BUILD_THREW
 */
export function renderChart(chart: HelmChart, given: JsonObject, release: ReleaseProps): string {
  const values = mergeValues(defaultsOf(chart.values), given);
  validateValues(chart, values);
  const documents = buildDocuments(chart, values, releaseOf(chart.metadata.name, values, release));
  // YAML 1.1 is what Kubernetes reads: `no` is a boolean there, and gets quotes as a text.
  return documents
    .map(({ object }) => `---\n${stringify(object, { version: '1.1', lineWidth: 0 })}`)
    .join('');
}

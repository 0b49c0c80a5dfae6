import fc from 'fast-check';
import { charts } from '../../lib/charts';
import { HelmLibrary } from '../../lib/helm/proof';
import { compileCharts } from '../../lib/helm/compile';
import { arbitraryValues } from '../../lib/helm/schema/arbitrary-values';
import { arbitraryInvalidValues } from '../../lib/helm/proof/invalid-values';
import { withChartFolder } from '../../lib/helm/proof/with-chart-folder';
import { valuesText } from '../../lib/helm/proof/values-text';
import { buildDocuments } from '../../lib/helm/learn/build-documents';
import { refusalsOf } from '../../lib/helm/schema/validate-values';
import { defaultsOf, mergeValues } from '../../lib/helm/schema/defaults';
import { releaseOf } from '../../lib/helm/release';
async function main() {
  const helms = [new HelmLibrary('Helm 3', '/tmp/b/bin/render-helm3'), new HelmLibrary('Helm 4', '/tmp/b/bin/render-helm4')];
  let t = Date.now();
  const lap = (s: string) => { console.log(s, Date.now() - t); t = Date.now(); };
  const compiled = compileCharts(charts);
  lap('compile');
  for (const [i, c] of charts.entries()) {
    const values = fc.sample(arbitraryValues(c.values), { numRuns: 300, seed: 1 });
    lap('draw 300');
    const bad = fc.sample(arbitraryInvalidValues(c.values), { numRuns: 100, seed: 1 });
    lap('draw bad 100');
    const d = defaultsOf(c.values);
    for (const v of values) refusalsOf(c.values, mergeValues(d, v));
    lap('refusals 300');
    for (const v of values) buildDocuments(c, mergeValues(d, v), releaseOf(c.metadata.name, v, { name: 'x', namespace: 'y' }));
    lap('build 300');
    await withChartFolder(c.metadata.name, compiled[i]!.files, async (folder) => {
      for (const h of helms) {
        await Promise.all(values.map((v) => h.render({ chart: folder, release: 'x', namespace: 'y', values: valuesText(v) })));
        lap(h.name + ' 300');
      }
    });
  }
  helms.forEach((h) => h.close());
}
void main();

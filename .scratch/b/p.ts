import { charts } from '../../lib/charts';
import { HelmLibrary, prove } from '../../lib/helm/proof';
import { compileChart, compileCharts } from '../../lib/helm/compile';
import { shop } from '../../test/helm/proof/shop';
async function main() {
  const helms = [new HelmLibrary('Helm 3', '/tmp/b/bin/render-helm3'), new HelmLibrary('Helm 4', '/tmp/b/bin/render-helm4')];
  const which = process.argv[2];
  for (const c of which === 'shop' ? [shop as never] : charts.filter((c) => !which || c.metadata.name === which)) {
    try {
      let t = Date.now();
      const { files, builds } = compileChart(c as any);
      console.log('compiled', builds, Date.now() - t);
      if (process.argv[3]) for (const [k, v] of files) if (k.startsWith(process.argv[3])) console.log('##', k, '\n' + v);
      t = Date.now();
      console.log(await prove(c as any, { helms, files, runs: 300 }), Date.now() - t);
    } catch (e) { console.log(String(e).slice(0, 4000)); }
  }
  helms.forEach((h) => h.close());
}
void main();

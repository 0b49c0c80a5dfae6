import { readdirSync, readFileSync } from 'node:fs';
import { charts } from './lib/charts';
import { HelmLibrary, prove } from './lib/helm/proof';
const helms = [new HelmLibrary('Helm 3', '/tmp/b/bin/render-helm3'), new HelmLibrary('Helm 4', '/tmp/b/bin/render-helm4')];
void (async () => { for (const chart of charts) {
  const files = new Map<string, string>();
  const d = '/tmp/c-charts/' + chart.metadata.name;
  for (const e of readdirSync(d, { recursive: true, withFileTypes: true })) if (e.isFile()) { const p = e.parentPath + '/' + e.name; files.set(p.slice(d.length + 1), readFileSync(p, 'utf8')); }
  try { console.log(chart.metadata.name, await prove(chart, { helms, runs: Number(process.argv[2] ?? 60), seed: Number(process.argv[3] ?? 1), folder: d })); } catch (e) { console.log(chart.metadata.name, e); }
} helms.forEach((h) => h.close()); })();

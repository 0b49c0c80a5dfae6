import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { charts } from './lib/charts';
import { compileCharts } from './lib/helm/compile';
const t = performance.now();
try {
  const r = compileCharts(charts, { seed: Number(process.argv[2] ?? 1) });
  rmSync('/tmp/c-charts', { recursive: true, force: true });
  r.forEach((c, i) => { for (const [p, x] of c.files) { const f = `/tmp/c-charts/${charts[i]!.metadata.name}/${p}`; mkdirSync(dirname(f), { recursive: true }); writeFileSync(f, x); } });
  console.log(r.map((c) => c.builds), performance.now() - t);
} catch (e) { console.log(String((e as Error).stack)); }

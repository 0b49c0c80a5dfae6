import { compileCharts } from '../lib/helm/compile';
import { charts } from '../lib/charts';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
const t = Date.now(), c = process.cpuUsage();
const out = compileCharts(charts as never);
console.log(out.map((o) => o.builds), Date.now() - t, 'ms', (process.cpuUsage(c).user + process.cpuUsage(c).system) / 1000, 'cpu');
out.forEach((o, i) => { for (const [p, text] of o.files) { const f = `/tmp/t/out/${charts[i]!.metadata.name}/${p}`; mkdirSync(dirname(f), { recursive: true }); writeFileSync(f, text); } });

import { charts } from './lib/charts';
import { learn } from './lib/helm/learn/learn'; import { readValueType } from './lib/helm/schema/read-value-type'; import { AuthorCode } from './lib/helm/learn/author-code';
import { writeFileSync } from 'node:fs';
for (const c of charts) {
  if (process.argv[2] && c.metadata.name !== process.argv[2]) continue;
  const t = performance.now();
  try {
    const r = learn(c, readValueType(c.values) as any, AuthorCode.begin(), Number(process.argv[3] ?? 1)) as any;
    console.log(process.cpuUsage(), c.metadata.name, 'ok', (performance.now() - t).toFixed(0), 'ms', r.builds ?? r.statistics);
    writeFileSync(`/tmp/c-${c.metadata.name}.json`, JSON.stringify(r.template ?? r, null, 1));
  } catch (e) { if (process.argv[4]) console.log(e);  console.log(c.metadata.name, (performance.now() - t).toFixed(0), 'ms', String((e as Error).message ?? e), (e as any).code ? '' : (e as Error).stack); }
}

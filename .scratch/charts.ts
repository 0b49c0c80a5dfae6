import { AuthorCode } from '../lib/helm/learn/author-code';
import { learn } from '../lib/helm/learn/learn';
import { readValueType } from '../lib/helm/schema/read-value-type';
import { charts } from '../lib/charts';
for (const chart of charts) {
  const t = Date.now(), c = process.cpuUsage();
  try {
    const { template, builds } = learn(chart as never, readValueType(chart.values) as never, AuthorCode.begin(), Number(process.argv[2] ?? 1));
    console.log(chart.metadata.name, builds, 'builds', Math.round((process.cpuUsage(c).user+process.cpuUsage(c).system)/1000), "cpu ms", Date.now() - t, "ms");
    if (process.argv[3]) require('node:fs').writeFileSync(`${process.argv[3]}-${chart.metadata.name}.json`, JSON.stringify(template, (k, v) => (k === 'type' ? undefined : v instanceof Object && 'from' in v ? `${v.from}${v.level}:${v.path.join('.')}` : v), 1));
  } catch (e) { console.log(Math.round((process.cpuUsage(c).user+process.cpuUsage(c).system)/1000), "cpu ms", Date.now() - t, "ms", String((e as Error).stack).slice(0, 3000)); }
}

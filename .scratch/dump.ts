import { charts } from '../lib/charts';
import { AuthorCode } from '../lib/helm/learn/author-code';
import { learn } from '../lib/helm/learn/learn';
import { readValueType } from '../lib/helm/schema/read-value-type';
import { writeFileSync, mkdirSync } from 'node:fs';
mkdirSync('/tmp/A/learned', { recursive: true });
for (const chart of charts) {
  const t0 = Date.now();
  try {
  const r = learn(chart as never, readValueType(chart.values) as never, AuthorCode.begin(), 1);
  writeFileSync(`/tmp/A/learned/${chart.metadata.name}.json`, JSON.stringify(r.template, (k, v) => v instanceof Map ? { map: [...v] } : v));
  console.log(chart.metadata.name, r.builds, Date.now() - t0);
  } catch (e) { console.log(String(e)); }
}

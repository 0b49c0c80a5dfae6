import fc from 'fast-check';
import { charts } from '/work/main/lib/charts';
import { arbitraryValues } from '/work/main/lib/helm/schema/arbitrary-values';
for (const c of charts) {
  const t = Date.now();
  const a = arbitraryValues(c.values);
  const s = fc.sample(a, {numRuns: 300, seed: 1});
  console.log(c.metadata.name, Date.now()-t, JSON.stringify(s[17]).slice(0,1500));
}

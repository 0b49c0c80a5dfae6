import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { charts } from '../../lib/charts';
import { releaseOf } from '../../lib/helm/release';
import { defaultsOf } from '../../lib/helm/schema/defaults';

let outDir: string;
beforeAll(async () => {
  outDir = mkdtempSync(join(tmpdir(), 'main-'));
  process.env.CDK8S_OUTDIR = outDir; // as `cdk8s synth` does
  await import('../../main');
});
afterAll(() => {
  delete process.env.CDK8S_OUTDIR;
  rmSync(outDir, { recursive: true });
});

test.each(charts.map((chart) => [chart.metadata.name, chart] as const))(
  '`cdk8s synth` writes the defaults of %s',
  (name, chart) => {
    const values = defaultsOf(chart.values);
    const release = releaseOf(name, values, { name, namespace: 'todo', service: 'cdk8s' });
    const text = readFileSync(join(outDir, `${name}.k8s.yaml`), 'utf8');
    const written = parseAllDocuments(text).map((document) => document.toJS() as unknown);
    expect(written).toEqual(chart.build(values, release, new App()).toJson());
  },
);

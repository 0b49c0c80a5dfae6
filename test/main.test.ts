import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { chartsOf } from '../lib/charts';
import { defaultsOf } from '../lib/helm/schema/defaults';
import { releaseOf } from '../lib/helm/release';
import { findApplications } from '../lib/ops/find-applications';
import { projectRoot } from '../lib/support/paths';
import { run } from '../lib/support/run';

const charts = chartsOf(
  findApplications({ backendDir: join(projectRoot, 'backend'), frontendDir: join(projectRoot, 'frontend') }),
);

let outDir: string;
beforeEach(() => (outDir = mkdtempSync(join(tmpdir(), 'main-'))));
afterEach(() => rmSync(outDir, { recursive: true }));

test('`cdk8s synth` writes what the charts make of their defaults', async () => {
  await run('node_modules/.bin/cdk8s', ['synth', '--output', outDir, '--check-upgrade=false'], {
    cwd: projectRoot,
  });
  expect(readdirSync(outDir).sort()).toEqual(
    charts.map(({ metadata: { name } }) => `${name}.k8s.yaml`).sort(),
  );
  for (const chart of charts) {
    const { name } = chart.metadata;
    const values = defaultsOf(chart.values);
    const release = releaseOf(name, values, { name, namespace: 'todo', service: 'cdk8s' });
    const written = parseAllDocuments(readFileSync(join(outDir, `${name}.k8s.yaml`), 'utf8'));
    expect(written.map((document) => document.toJS() as unknown)).toEqual(
      chart.build(values, release, new App()).toJson(),
    );
  }
});

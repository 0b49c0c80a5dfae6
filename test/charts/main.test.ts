import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { chartsOf } from '../../lib/charts';
import { releaseOf } from '../../lib/helm/release';
import { defaultsOf } from '../../lib/helm/schema/defaults';
import { findApplications } from '../../lib/ops/find-applications';
import { projectRoot } from '../../lib/support/paths';

const charts = chartsOf(
  findApplications({ backendDir: join(projectRoot, 'backend'), frontendDir: join(projectRoot, 'frontend') }),
);

let outDir: string;
beforeAll(() => {
  outDir = mkdtempSync(join(tmpdir(), 'main-'));
  // As `cdk8s synth` does it, see cdk8s.yaml.
  execFileSync(process.execPath, ['--require', 'ts-node/register', 'main.ts'], {
    cwd: projectRoot,
    env: { ...process.env, CDK8S_OUTDIR: outDir },
  });
});
afterAll(() => rmSync(outDir, { recursive: true }));

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

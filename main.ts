import { join } from 'node:path';
import { App } from 'cdk8s';
import { chartsOf } from './lib/charts';
import { addManifest } from './lib/charts/add-manifests';
import { defaultsOf } from './lib/helm/schema/defaults';
import { findApplications } from './lib/ops/find-applications';
import { projectRoot } from './lib/support/paths';

/** What `cdk8s synth` writes: every chart's defaults; `make synth ENV=…` asks the machine and the `.env` file instead. */
const app = new App();
const applications = findApplications({
  backendDir: join(projectRoot, 'backend'),
  frontendDir: join(projectRoot, 'frontend'),
});
for (const chart of chartsOf(applications)) addManifest(app, chart, defaultsOf(chart.values), 'todo');
app.synth();

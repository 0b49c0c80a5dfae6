import { App } from 'cdk8s';
import { charts } from './lib/charts';
import { addManifest } from './lib/charts/add-manifests';
import { defaultsOf } from './lib/helm/schema/defaults';

/** What `cdk8s synth` writes: every chart's defaults; `make synth ENV=…` asks the machine and the `.env` file instead. */
const app = new App();
for (const chart of charts) addManifest(app, chart, defaultsOf(chart.values), 'todo');
app.synth();

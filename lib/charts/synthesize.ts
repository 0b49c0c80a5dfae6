import { join } from 'node:path';
import { App } from 'cdk8s';
import { replaceDirectory } from '../helm/replace-directory';
import { writeChart } from '../helm/write-chart';
import { addManifests } from './add-manifests';
import type { DeploymentFacts } from './deployment-facts';
import type { Environment } from './environment';
import { environmentValues } from './environments';
import { chartsOf } from './index';

export interface SynthesizeProps {
  readonly environment: Environment;
  readonly facts: DeploymentFacts;
  /** Namespace of the deployment. @default 'todo' */
  readonly namespace?: string;
  /** Folder in which `manifests/` and `charts/` are replaced. */
  readonly outDir: string;
}

/** A chart that was written. */
export interface SynthesizedChart {
  /** Name of the chart and of its release. */
  readonly name: string;
  /** Its folder, for `helm upgrade --install`. */
  readonly directory: string;
}

/**
 * Writes the plain manifests and the Helm charts of an environment.
 *
 * @returns the charts in the order in which they are installed.
 */
export function synthesize(props: SynthesizeProps): SynthesizedChart[] {
  const { environment, facts, namespace = 'todo', outDir } = props;
  const charts = chartsOf(environmentValues(environment, facts));

  replaceDirectory(join(outDir, 'manifests'), (outdir) => {
    const app = new App({ outdir });
    addManifests(app, charts, namespace);
    app.synth();
  });
  replaceDirectory(join(outDir, 'charts'), (folder) => {
    for (const chart of charts) writeChart(chart, { name: chart.metadata.name, namespace }, folder);
  });
  return charts.map(({ metadata: { name } }) => ({ name, directory: join(outDir, 'charts', name) }));
}

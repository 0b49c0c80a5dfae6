import { join } from 'node:path';
import { App } from 'cdk8s';
import { replaceDirectory } from '../helm/replace-directory';
import type { Reporter } from '../support/reporter';
import { addManifests } from './add-manifests';
import type { DeploymentFacts } from './deployment-facts';
import type { Environment } from './environment';
import { releasesOf } from './releases';
import { writeCharts } from './write-charts';
import { writeValues } from './write-values';

export interface SynthesizeProps {
  readonly environment: Environment;
  readonly facts: DeploymentFacts;
  /** Namespace of the deployment. @default 'todo' */
  readonly namespace?: string;
  /** Folder in which `manifests/`, `charts/` and `values/` are replaced. */
  readonly outDir: string;
}

/** What one release of the deployment is installed from. */
export interface SynthesizedRelease {
  /** Name of the chart and of its release. */
  readonly name: string;
  /** The chart's folder. */
  readonly chartDir: string;
  /** Its values for this deployment: the environment's, then what this deployment sets beyond them. */
  readonly valueFiles: readonly string[];
  /** Its first start is with one replica, before there are as many as the values say. */
  readonly startsAlone: boolean;
}

/**
 * Writes a deployment's plain manifests and values, and the Helm charts, which are the same for every deployment of
 * these applications.
 *
 * @returns the releases in the order in which they are installed.
 * @throws ChartError when a chart cannot be derived from its code.
 */
export function synthesize(props: SynthesizeProps, reporter: Reporter): SynthesizedRelease[] {
  const { environment, facts, namespace = 'todo', outDir } = props;
  const releases = releasesOf(environment, facts);
  const chartsDir = join(outDir, 'charts');
  const valuesDir = join(outDir, 'values');

  // First the charts: the compiler has to see every function of theirs from its first call on.
  writeCharts(facts.applications, chartsDir, reporter);
  replaceDirectory(join(outDir, 'manifests'), (outdir) => {
    const app = new App({ outdir });
    addManifests(app, releases, namespace);
    app.synth();
  });
  writeValues(valuesDir, releases);
  return releases.map(({ name, startsAlone }) => ({
    name,
    startsAlone,
    chartDir: join(chartsDir, name),
    valueFiles: [join(chartsDir, name, `values-${environment}.yaml`), join(valuesDir, `${name}.yaml`)],
  }));
}

import { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { chartsOf } from '../../charts';
import type { HelmChart } from '../../helm/helm-chart';
import type { JsonObject } from '../../helm/json';
import { renderChart } from '../../helm/render';
import { readValues } from '../../helm/schema/read-values';
import { UserError } from '../../support/user-error';
import { findApplications } from '../../ops/find-applications';
import { CliContext } from '../cli-context';
import { readSources, sourceOptions, SourceOptions } from '../options';

interface RenderOptions extends SourceOptions {
  readonly values?: string;
  readonly release?: string;
  readonly namespace: string;
}

/** `render`: what a chart's code makes of values, to be held against `helm template` with the same file. */
export function renderCommand({ print }: CliContext): Command {
  const command = new Command('render')
    .description("print what a chart's code makes of values, without Helm; needs no cluster")
    .argument('<chart>', 'name of the chart')
    .option('--values <file>', 'YAML file with values; those left out keep their defaults')
    .option('--release <name>', "name of the release; the chart's when not given")
    .option('--namespace <name>', 'Kubernetes namespace', 'todo')
    .action((name: string, options: RenderOptions) => {
      const { values, release = name, namespace } = options;
      const charts = chartsOf(findApplications(readSources(options)));
      const given = values === undefined ? {} : valuesIn(values);
      print(renderChart(chartNamed(name, charts), given, { name: release, namespace }).trimEnd());
    });
  for (const option of sourceOptions()) command.addOption(option);
  return command;
}

function chartNamed(name: string, charts: readonly HelmChart[]): HelmChart {
  const chart = charts.find(({ metadata }) => metadata.name === name);
  if (chart) return chart;
  const names = charts.map(({ metadata }) => metadata.name).join(', ');
  throw new UserError({
    code: 'UNKNOWN_CHART',
    found: `there is no chart ${name}`,
    needed: `one of ${names}`,
    mend: 'make render CHART=todo-backend',
  });
}

function valuesIn(file: string): JsonObject {
  try {
    return readValues(readFileSync(file, 'utf8'));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UserError({
      code: code === 'ENOENT' ? 'VALUES_MISSING' : 'VALUES_UNREADABLE',
      found: code === 'ENOENT' ? `there is no file ${file}` : `${file}: ${message.trim()}`,
      needed: 'a YAML file whose keys are values of the chart, such as its values.yaml',
      mend: 'make render CHART=todo-backend VALUES=file.yaml, with a file that `helm template --values` takes too',
      cause: error,
    });
  }
}

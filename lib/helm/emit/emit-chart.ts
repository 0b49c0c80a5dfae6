import type { HelmChart } from '../helm-chart';
import type { JsonObject } from '../json';
import { defaultsOf } from '../schema/defaults';
import { readValueType } from '../schema/read-value-type';
import type { ObjectType } from '../schema/value-type';
import type { ChartTemplate } from '../template/template';
import { bindingsFile } from './bindings-file';
import { chartFile } from './chart-file';
import { documentFiles } from './document-files';
import { fullnameLines } from './fullname';
import { GENERATED } from './generated';
import { NamedTemplates } from './named-templates';
import { readmeFile } from './readme-file';
import { schemaFile } from './schema-file';
import { overlayFile, valuesFile } from './values-file';

const HELM_IGNORE = `# ${GENERATED}
.git/
.gitignore
.DS_Store
*.bak
*.orig
*.swp
*.tgz
`;

/**
 * A chart's folder: its files by their paths in it. The same chart and template give the same bytes.
 *
 * @param template what was learned of the chart
 */
export function emitChart(chart: HelmChart, template: ChartTemplate): Map<string, string> {
  const { metadata, overlays = {}, additions = {} } = chart;
  const type = readValueType(chart.values) as ObjectType;
  const defaults = defaultsOf(chart.values);
  const names = new NamedTemplates(metadata.name);
  names.define(['fullname'], fullnameLines(type));
  const { notes } = additions;
  const templates = new Map([
    ...documentFiles(metadata.name, type, template, names),
    ...files('templates/', { ...(notes !== undefined && { 'NOTES.txt': notes }), ...additions.templates }),
    ...files('templates/tests/', additions.tests),
  ]);
  return new Map([
    ['Chart.yaml', chartFile(metadata)],
    ['values.yaml', valuesFile(type, defaults)],
    ...Object.entries(overlays).map(
      ([name, overlay]) =>
        [`values-${name}.yaml`, overlayFile(type, defaults, overlay as JsonObject)] as const,
    ),
    ['values.schema.json', schemaFile(chart.values)],
    ['README.md', readmeFile(chart, type, defaults)],
    ['.helmignore', HELM_IGNORE],
    ['bindings.json', bindingsFile(template)],
    ['templates/_helpers.tpl', names.text([...templates.values()])],
    ...templates,
  ]);
}

function files(folder: string, texts: Readonly<Record<string, string>> = {}): [string, string][] {
  return Object.entries(texts).map(([name, text]) => [`${folder}${name}`, endsWithLine(text)]);
}

function endsWithLine(text: string): string {
  return `${text.trim()}\n`;
}

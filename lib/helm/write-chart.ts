import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { HelmChart } from './helm-chart';
import type { Release } from './release';
import { replaceDirectory } from './replace-directory';
import { type Template, escapeTemplate, templatesOf } from './templates';

const GENERATED = 'Generated from typed code by `make synth`; never edited.';

const HELM_IGNORE = `# ${GENERATED}
.git/
.gitignore
.DS_Store
*.bak
*.orig
*.swp
*.tgz
`;

const VALUES = `# ${GENERATED}
# The values of the environment are synthesized into templates/: this chart has nothing to set.
{}
`;

/**
 * Writes a chart's folder. The same chart and release give the same bytes; the folder is replaced as a whole or not at
 * all.
 *
 * @returns the chart's folder: `outDir` and the chart's name.
 */
export function writeChart<V>(chart: HelmChart<V>, release: Release, outDir: string): string {
  const templates = templatesOf(chart.build(chart.values, release));
  const directory = join(outDir, chart.metadata.name);
  replaceDirectory(directory, (folder) => {
    mkdirSync(join(folder, 'templates'));
    const write = (path: string, text: string): void => writeFileSync(join(folder, path), text);
    write('Chart.yaml', chartYaml(chart));
    write('values.yaml', VALUES);
    write('README.md', readme(chart, templates));
    write('.helmignore', HELM_IGNORE);
    write('templates/NOTES.txt', escapeTemplate(`${chart.notes.trim()}\n`));
    for (const { fileName, text } of templates) write(`templates/${fileName}`, text);
  });
  return directory;
}

function chartYaml({ metadata }: Pick<HelmChart, 'metadata'>): string {
  const { name, description, ...rest } = metadata;
  const fields = { apiVersion: 'v2', type: 'application', name, description, ...rest };
  return `# ${GENERATED}\n${stringify(fields, { lineWidth: 0 })}`;
}

function readme({ metadata }: Pick<HelmChart, 'metadata'>, templates: readonly Template[]): string {
  const files = templates.map(({ fileName }) => `- \`templates/${fileName}\``).join('\n');
  return `# ${metadata.name}

${metadata.description}

${GENERATED}

\`\`\`sh
helm upgrade --install ${metadata.name} . --namespace NAMESPACE
\`\`\`

Needs Kubernetes ${metadata.kubeVersion}. The values of the environment are synthesized into the templates:

${files}
`;
}

import { stringify } from 'yaml';
import type { ChartMetadata } from '../helm-chart';
import { GENERATED } from './generated';

/** The content of `Chart.yaml`. */
export function chartFile(metadata: ChartMetadata): string {
  const { name, description, ...rest } = metadata;
  const fields = { apiVersion: 'v2', type: 'application', name, description, ...rest };
  // Helm reads YAML 1.1, in which `1.10` and `on` are no texts unless quoted.
  return `# ${GENERATED}\n${stringify(fields, { lineWidth: 0, version: '1.1' })}`;
}

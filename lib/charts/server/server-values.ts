import type { HttpWorkloadProps } from '../../constructs/http-workload';
import type { MigrationValues } from '../../constructs/migration';
import type { ResourceValues } from '../../constructs/resources';
import type { ServiceMonitorValues } from '../../constructs/service-monitor';
import type { ConfigValue } from './config-variables';
import type { SecretValue } from './secret-variables';

/** The values of servers' charts, as their code reads them. Those from `secret` on are there where a chart has them. */
export interface ServerValues extends Omit<HttpWorkloadProps, 'name' | 'identity' | 'configName'> {
  readonly config: Readonly<Record<string, ConfigValue>>;
  readonly secret: SecretValue;
  readonly migration: MigrationValues;
  readonly serviceMonitor: ServiceMonitorValues;
  readonly shutdownSeconds: number;
  readonly sidecarResources: ResourceValues;
}

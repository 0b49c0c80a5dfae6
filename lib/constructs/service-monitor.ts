import { type Static, Type } from '@sinclair/typebox';
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { DURATION, URL_PATH } from './formats';
import { selectorLabels } from './labels';
import { labelValues } from './label-values';
import { type ObjectProps, objectMetadata } from './object-metadata';

export const serviceMonitorValues = Type.Object(
  {
    enabled: Type.Boolean({
      description:
        'Make a ServiceMonitor. The Prometheus Operator must be installed, and Prometheus be among ' +
        '`networkPolicy.from`.',
      default: false,
    }),
    path: Type.String({ pattern: URL_PATH, description: 'Where the metrics are.', default: '/metrics' }),
    interval: Type.String({ pattern: DURATION, description: 'Time between two scrapes.', default: '30s' }),
    scrapeTimeout: Type.String({
      pattern: DURATION,
      description: 'Longest time of a scrape.',
      default: '10s',
    }),
    labels: labelValues('Labels by which Prometheus finds it.'),
  },
  { description: 'Metrics for Prometheus.' },
);

export type ServiceMonitorValues = Static<typeof serviceMonitorValues>;

export interface ServiceMonitorProps extends ObjectProps {
  readonly serviceMonitor: ServiceMonitorValues;
  /** Name of the Service's port. */
  readonly portName: string;
}

/** Makes Prometheus scrape the pods behind the Service. */
export class ServiceMonitor extends ApiObject {
  constructor(scope: Construct, id: string, props: ServiceMonitorProps) {
    const { path, interval, scrapeTimeout, labels } = props.serviceMonitor;
    super(scope, id, {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      metadata: objectMetadata(props, { labels }),
      spec: {
        selector: { matchLabels: selectorLabels(props.identity) },
        endpoints: [{ port: props.portName, path, interval, scrapeTimeout }],
      },
    });
  }
}

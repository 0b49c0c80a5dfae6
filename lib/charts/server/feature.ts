import type { TProperties } from '@sinclair/typebox';
import type { Construct } from 'constructs';
import type { HttpWorkloadSpec } from '../../constructs/http-workload';
import type { StringMap } from '../../constructs/object-metadata';
import type { Release } from '../../helm/release';
import type { ServerValues } from './server-values';

/** What is known while a server's chart is built. */
export type ServerProps = Omit<HttpWorkloadSpec, 'secret'> & ServerValues;

/**
 * What some servers' charts have beyond a workload. Which features a chart has is decided before it is built: code that
 * builds one has no branch that its values cannot reach.
 */
export interface Feature {
  readonly values: TProperties;
  /** More variables of the server. @default - none */
  readonly variables?: (values: ServerValues) => StringMap;
  /** Adds objects beside the workload. @default - none */
  readonly addTo?: (workload: Construct, props: ServerProps, release: Release) => void;
}

import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { configChecksum } from './config-checksum';
import { type ObjectProps, type StringMap, objectMetadata } from './object-metadata';

export interface ConfigProps extends ObjectProps {
  /** Environment variables. */
  readonly data: StringMap;
}

/** A ConfigMap of environment variables that knows its checksum. */
export class Config extends k8s.KubeConfigMap {
  /** Changes with the data: as an annotation of a pod template it replaces the pods, which read their environment once. */
  readonly checksum: string;

  constructor(scope: Construct, id: string, props: ConfigProps) {
    super(scope, id, { metadata: objectMetadata(props), data: props.data });
    this.checksum = configChecksum(props.data);
  }
}

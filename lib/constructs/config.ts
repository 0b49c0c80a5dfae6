import { createHash } from 'node:crypto';
import { ConfigMap } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { Identity } from './identity';
import { standardLabels } from './labels';

export interface ConfigProps {
  /** Name of the ConfigMap. */
  readonly name: string;
  readonly identity: Identity;
  /** Environment variables; one that is `undefined` is left out. */
  readonly data: Readonly<Record<string, string | undefined>>;
}

/** A ConfigMap of environment variables that knows its checksum. */
export class Config extends Construct {
  readonly name: string;
  /** Changes with the data: as an annotation of a pod template it replaces the pods, which read their environment once. */
  readonly checksum: string;

  constructor(scope: Construct, id: string, props: ConfigProps) {
    super(scope, id);
    const data = defined(props.data);
    this.name = props.name;
    this.checksum = createHash('sha256').update(JSON.stringify(data)).digest('hex');
    new ConfigMap(this, 'Resource', {
      metadata: { name: props.name, labels: standardLabels(props.identity) },
      data,
    });
  }
}

/** The entries that have a value, sorted by name. */
function defined(data: ConfigProps['data']): Record<string, string> {
  const entries = Object.entries(data).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

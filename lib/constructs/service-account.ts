import { type Static, Type } from '@sinclair/typebox';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { DNS_NAME, optional } from './formats';
import { annotationValues } from './label-values';
import { type ObjectProps, objectMetadata } from './object-metadata';

export const serviceAccountValues = Type.Object(
  {
    create: Type.Boolean({ description: 'Make an account for the pods.', default: true }),
    name: Type.String({
      pattern: optional(DNS_NAME),
      maxLength: 253,
      description: 'Name of the account; empty for the full name if it is made, or else `default`.',
      default: '',
    }),
    annotations: annotationValues('Annotations of the account.'),
  },
  { description: 'The account of the pods. They get no token: nothing in them talks to the cluster.' },
);

export type ServiceAccountValues = Static<typeof serviceAccountValues>;

export interface ServiceAccountProps extends ObjectProps {
  readonly serviceAccount: ServiceAccountValues;
}

/** An account without rights and without a token. */
export class ServiceAccount extends k8s.KubeServiceAccount {
  constructor(scope: Construct, id: string, props: ServiceAccountProps) {
    const { name, annotations } = props.serviceAccount;
    super(scope, id, {
      metadata: objectMetadata({ ...props, name: name || props.name }, { annotations }),
      automountServiceAccountToken: false,
    });
  }
}

/** Name of the account of the pods; none for the namespace's `default`. */
export function serviceAccountName({ name, serviceAccount }: ServiceAccountProps): string | undefined {
  return serviceAccount.name || (serviceAccount.create ? name : undefined);
}

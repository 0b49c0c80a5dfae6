import type { ObjectProps } from '../../lib/constructs/object-metadata';

/** A workload as the tests assume it. */
export const objectProps: ObjectProps = {
  name: 'web',
  identity: { name: 'web', instance: 'shop', component: 'frontend', partOf: 'site', managedBy: 'cdk8s' },
  commonLabels: {},
  commonAnnotations: {},
};

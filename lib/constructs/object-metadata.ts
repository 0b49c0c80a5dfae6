import type { Static, TObject } from '@sinclair/typebox';
import type { k8s } from 'cdk8s-plus-28';
import { hasEntries } from './has-entries';
import type { Identity } from './identity';
import { annotationValues, labelValues } from './label-values';
import { standardLabels } from './labels';

/** Labels or annotations. */
export type StringMap = Readonly<Record<string, string>>;

/** What can be chosen about all objects of a workload. */
export const commonMetadataValues = {
  commonLabels: labelValues('More labels of all objects, but not of the pods; the standard ones win.'),
  commonAnnotations: annotationValues(
    'Annotations of all objects that have none of their own, but not of the pods.',
  ),
};

/** What all objects of a workload have in common. */
export interface ObjectProps extends Static<TObject<typeof commonMetadataValues>> {
  /** Name of the objects. */
  readonly name: string;
  readonly identity: Identity;
}

/** An object's own labels and annotations; those that are given stand in place of the common ones. */
export interface OwnMetadata {
  /** @default - the common labels */
  readonly labels?: StringMap;
  /** @default - the common annotations */
  readonly annotations?: StringMap;
}

/** The metadata of one object of a workload. */
export function objectMetadata(props: ObjectProps, own: OwnMetadata = {}): k8s.ObjectMeta {
  const labels = own.labels && hasEntries(own.labels) ? own.labels : props.commonLabels;
  const annotations =
    own.annotations && hasEntries(own.annotations) ? own.annotations : props.commonAnnotations;
  return {
    name: props.name,
    labels: { ...labels, ...standardLabels(props.identity) },
    ...(hasEntries(annotations) && { annotations }),
  };
}

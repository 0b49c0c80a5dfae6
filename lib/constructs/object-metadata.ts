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
    'Annotations of all objects, but not of the pods; those of one object alone win.',
  ),
};

/** What all objects of a workload have in common. */
export interface ObjectProps extends Static<TObject<typeof commonMetadataValues>> {
  /** Name of the objects. */
  readonly name: string;
  readonly identity: Identity;
}

/** An object's own labels and annotations; they win over the common ones. */
export interface OwnMetadata {
  /** @default - none */
  readonly labels?: StringMap;
  /** @default - none */
  readonly annotations?: StringMap;
}

/** The metadata of one object of a workload. */
export function objectMetadata(props: ObjectProps, own: OwnMetadata = {}): k8s.ObjectMeta {
  const annotations = { ...props.commonAnnotations, ...own.annotations };
  return {
    name: props.name,
    labels: { ...props.commonLabels, ...own.labels, ...standardLabels(props.identity) },
    ...(hasEntries(annotations) && { annotations }),
  };
}

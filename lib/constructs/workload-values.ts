import { type Static, type TObject, Type } from '@sinclair/typebox';
import { DNS_LABEL, optional } from './formats';
import { globalValues, imagePullSecretValues } from './image';
import { annotationValues, labelValues } from './label-values';
import { commonMetadataValues } from './object-metadata';
import { probeValues } from './probes';
import { resourceValues } from './resources';
import { schedulingValues } from './scheduling';
import { serviceAccountValues } from './service-account';
import { extraVariableValues } from './variables';

/** Longest name that leaves room for an ending such as `-migrate`. */
const MAX_NAME_LENGTH = 55;

const nameValue = (description: string) =>
  Type.String({ pattern: optional(DNS_LABEL), maxLength: MAX_NAME_LENGTH, description, default: '' });

/** What can be chosen about every workload, whatever it runs. */
export const workloadValues = {
  resources: resourceValues,
  ...extraVariableValues,
  probes: probeValues,
  podLabels: labelValues('More labels of the pods; the standard ones win.'),
  podAnnotations: annotationValues('More annotations of the pods.'),
  ...schedulingValues,
  serviceAccount: serviceAccountValues,
  imagePullSecrets: imagePullSecretValues,
  ...commonMetadataValues,
  nameOverride: nameValue(
    "Name of the application in names and labels, in place of the chart's. Cannot be changed after the installation.",
  ),
  fullnameOverride: nameValue("Name of all objects, in place of one made of the release's name."),
  global: globalValues,
};

export type WorkloadValues = Static<TObject<typeof workloadValues>>;

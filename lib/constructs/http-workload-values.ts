import { type Static, type TObject, Type } from '@sinclair/typebox';
import type { DisruptionBudgetValues } from './disruption-budget';
import { httpRouteValues } from './http-route';
import { ingressValues } from './ingress';
import type { ScalingValues } from './scaling';
import { topologySpreadValues } from './scheduling';
import { workloadValues } from './workload-values';

/** What can be chosen about every HTTP server, besides the values of its `Scaling`. */
export const httpWorkloadValues = {
  ingress: ingressValues,
  httpRoute: httpRouteValues,
  terminationGracePeriodSeconds: Type.Integer({
    minimum: 10,
    maximum: 3600,
    description:
      'Seconds in which a pod that goes finishes its requests, 5 of them to let the Service forget it. ' +
      'At least 15 more than the longest answer may take.',
    default: 75,
  }),
  topologySpreadConstraints: topologySpreadValues,
  ...workloadValues,
};

export type HttpWorkloadValues = Static<TObject<typeof httpWorkloadValues>> &
  ScalingValues & { readonly podDisruptionBudget: DisruptionBudgetValues };

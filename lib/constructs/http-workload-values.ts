import { type Static, type TObject, Type } from '@sinclair/typebox';
import { autoscalingValues } from './autoscaler';
import { disruptionBudgetValues } from './disruption-budget';
import { httpRouteValues } from './http-route';
import { ingressValues } from './ingress';
import { topologySpreadValues } from './scheduling';
import { workloadValues } from './workload-values';

/** What can be chosen about every HTTP server that keeps no state. */
export const httpWorkloadValues = {
  replicas: Type.Integer({
    minimum: 0,
    maximum: 1000,
    description: 'Pods that serve at the same time, unless `autoscaling` decides.',
    default: 2,
  }),
  autoscaling: autoscalingValues,
  ingress: ingressValues,
  httpRoute: httpRouteValues,
  podDisruptionBudget: disruptionBudgetValues,
  terminationGracePeriodSeconds: Type.Integer({
    minimum: 10,
    maximum: 3600,
    description:
      'Seconds in which a pod that goes finishes its requests, 5 of them to let the Service forget it. ' +
      "At least 15 more than a chat's answer may take.",
    default: 75,
  }),
  topologySpreadConstraints: topologySpreadValues,
  ...workloadValues,
};

export type HttpWorkloadValues = Static<TObject<typeof httpWorkloadValues>>;

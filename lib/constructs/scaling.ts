import { type TProperties, Type } from '@sinclair/typebox';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { Autoscaler, type AutoscalerProps, type AutoscalingValues, autoscalingValues } from './autoscaler';
import { disruptionBudgetValues } from './disruption-budget';
import { withDefaults } from './with-defaults';

/** How many pods a server has may be chosen with these. */
export interface ScalingValues {
  readonly replicas: number;
  /** Only where there may be any number. */
  readonly autoscaling: AutoscalingValues;
}

/** How the number of a server's pods is decided. */
export interface Scaling {
  readonly values: TProperties;
  /** @returns undefined where the Deployment does not say it. */
  replicas(values: ScalingValues): number | undefined;
  /** How pods are replaced. */
  readonly strategy: k8s.DeploymentStrategy;
  /** Adds what scales the Deployment, if anything does. */
  addTo(scope: Construct, props: AutoscalerProps): void;
}

/** @param maxReplicas as many as may ever run at the same time. @default - any number */
export function scaling(maxReplicas?: number): Scaling {
  return maxReplicas === undefined ? unlimited : limited(maxReplicas);
}

const unlimited: Scaling = {
  values: {
    replicas: Type.Integer({
      minimum: 0,
      maximum: 1000,
      description: 'Pods that serve at the same time, unless `autoscaling` decides.',
      default: 2,
    }),
    autoscaling: autoscalingValues,
    podDisruptionBudget: disruptionBudgetValues,
  },
  replicas: ({ replicas, autoscaling }) => (autoscaling.enabled ? undefined : replicas),
  // A new pod is ready before an old one goes.
  strategy: {
    type: 'RollingUpdate',
    rollingUpdate: {
      maxSurge: k8s.IntOrString.fromNumber(1),
      maxUnavailable: k8s.IntOrString.fromNumber(0),
    },
  },
  addTo: (scope, props) => {
    if (props.autoscaling.enabled) new Autoscaler(scope, 'Autoscaler', props);
  },
};

function limited(maximum: number): Scaling {
  return {
    values: {
      replicas: Type.Integer({
        minimum: 0,
        maximum,
        description: `Pods that serve at the same time; the application bears no more than ${maximum}.`,
        default: Math.min(2, maximum),
      }),
      // With one pod it would keep a node from being drained.
      podDisruptionBudget: withDefaults(disruptionBudgetValues, { enabled: maximum > 1 }),
    },
    replicas: ({ replicas }) => replicas,
    // The old pods are gone before there are new ones: there are never too many.
    strategy: { type: 'Recreate' },
    addTo: () => undefined,
  };
}

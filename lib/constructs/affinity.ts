import { Type } from '@sinclair/typebox';
import { DNS_LABEL, QUALIFIED_NAME } from './formats';
import { labelSelectorValues } from './label-selector';

const nodeRequirements = Type.Array(
  Type.Object({
    key: Type.String({ pattern: QUALIFIED_NAME }),
    operator: Type.Union([
      Type.Literal('In'),
      Type.Literal('NotIn'),
      Type.Literal('Exists'),
      Type.Literal('DoesNotExist'),
      Type.Literal('Gt'),
      Type.Literal('Lt'),
    ]),
    // Also names of nodes, which are longer than labels.
    values: Type.Optional(Type.Array(Type.String({ pattern: '^[-A-Za-z0-9_.]*$' }))),
  }),
);

const nodeTerm = Type.Object({
  matchExpressions: Type.Optional(nodeRequirements),
  matchFields: Type.Optional(nodeRequirements),
});

const podTerm = Type.Object({
  topologyKey: Type.String({ pattern: QUALIFIED_NAME }),
  labelSelector: Type.Optional(labelSelectorValues),
  namespaceSelector: Type.Optional(labelSelectorValues),
  namespaces: Type.Optional(Type.Array(Type.String({ pattern: DNS_LABEL }))),
});

const weight = Type.Integer({ minimum: 1, maximum: 100 });

const podAffinity = Type.Object({
  requiredDuringSchedulingIgnoredDuringExecution: Type.Optional(Type.Array(podTerm)),
  preferredDuringSchedulingIgnoredDuringExecution: Type.Optional(
    Type.Array(Type.Object({ weight, podAffinityTerm: podTerm })),
  ),
});

/** To what the scheduler draws the pods and from what it keeps them, as Kubernetes's `Affinity`. */
export const affinityValues = Type.Object(
  {
    nodeAffinity: Type.Optional(
      Type.Object({
        requiredDuringSchedulingIgnoredDuringExecution: Type.Optional(
          Type.Object({ nodeSelectorTerms: Type.Array(nodeTerm) }),
        ),
        preferredDuringSchedulingIgnoredDuringExecution: Type.Optional(
          Type.Array(Type.Object({ weight, preference: nodeTerm })),
        ),
      }),
    ),
    podAffinity: Type.Optional(podAffinity),
    podAntiAffinity: Type.Optional(podAffinity),
  },
  {
    description: "Nodes and pods that the pods keep to or away from, as in a pod's `affinity`.",
    default: {},
  },
);

import { type Static, Type } from '@sinclair/typebox';
import { k8s } from 'cdk8s-plus-28';
import { QUALIFIED_NAME, QUANTITY } from './formats';

const quantityValue = Type.Union([
  Type.String({ pattern: QUANTITY }),
  Type.Integer({ minimum: 0, maximum: 999_999 }),
]);

/** An amount in Kubernetes's form. */
export type QuantityValue = Static<typeof quantityValue>;

const amounts = Type.Record(Type.String({ pattern: QUALIFIED_NAME }), quantityValue);

/** What a container is promised and may not exceed. `ephemeral-storage` are logs, the writable layer and emptyDirs. */
export const resourceValues = Type.Object(
  {
    requests: {
      ...amounts,
      description: 'What the container is promised.',
      default: { cpu: '100m', memory: '192Mi', 'ephemeral-storage': '64Mi' },
    },
    limits: {
      ...amounts,
      description: 'What the container may not exceed.',
      default: { cpu: '1', memory: '512Mi', 'ephemeral-storage': '512Mi' },
    },
  },
  { description: 'Processor, memory and disk of the container.' },
);

export type ResourceValues = Static<typeof resourceValues>;

/** Passes quantities on as written: cdk8s-plus's own `Cpu` and `Size` would rewrite their units. */
export function resourceRequirements({ requests, limits }: ResourceValues): k8s.ResourceRequirements {
  return { requests: quantities(requests), limits: quantities(limits) };
}

export function quantity(value: QuantityValue): k8s.Quantity {
  return typeof value === 'number' ? k8s.Quantity.fromNumber(value) : k8s.Quantity.fromString(value);
}

function quantities(values: Readonly<Record<string, QuantityValue>>): Record<string, k8s.Quantity> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, quantity(value)]));
}

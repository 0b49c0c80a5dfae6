/**
 * What servers have more of in production. It still fits a node of 2 cores and 4 GiB beside the control plane, during a
 * rolling update too.
 *
 * @param maxReplicas as many as the application bears.
 */
export function productionServer(maxReplicas = Infinity): object {
  return {
    replicas: Math.min(3, maxReplicas),
    resources: {
      requests: { memory: '256Mi' },
      limits: { cpu: '2', memory: '768Mi' },
    },
  };
}

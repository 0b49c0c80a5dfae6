/**
 * What servers have more of in production. It still fits a node of 2 cores and 4 GiB beside the control plane, during a
 * rolling update too.
 */
export const productionServer = {
  replicas: 3,
  resources: {
    requests: { memory: '256Mi' },
    limits: { cpu: '2', memory: '768Mi' },
  },
};

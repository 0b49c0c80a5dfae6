import { WorkloadName } from './kube/workload';

/** A part of the application that runs as a workload; its name is also that of its Service and Helm release. */
export interface Part extends WorkloadName {
  /** HTTP path at which a replica that serves answers 200. @default - it does not speak HTTP */
  readonly servingPath?: string;
}

export const BACKEND: Part = { kind: 'Deployment', name: 'todo-backend', servingPath: '/health/ready' };
export const FRONTEND: Part = { kind: 'Deployment', name: 'todo-frontend', servingPath: '/' };
export const DATABASE: Part = { kind: 'StatefulSet', name: 'todo-database' };

import { WorkloadName } from './kube/workload';

/** The application's parts that run as workloads; each is also the name of its Service and Helm release. */
export const BACKEND: WorkloadName = { kind: 'Deployment', name: 'todo-backend' };
export const FRONTEND: WorkloadName = { kind: 'Deployment', name: 'todo-frontend' };
export const DATABASE: WorkloadName = { kind: 'StatefulSet', name: 'todo-database' };

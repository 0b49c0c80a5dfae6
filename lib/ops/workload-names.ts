import { WorkloadName } from './kube/workload';

/** The parts of the application that run as workloads; a name is also that of the Service and of the Helm release. */
export const BACKEND: WorkloadName = { kind: 'Deployment', name: 'todo-backend' };
export const FRONTEND: WorkloadName = { kind: 'Deployment', name: 'todo-frontend' };
export const DATABASE: WorkloadName = { kind: 'StatefulSet', name: 'todo-database' };

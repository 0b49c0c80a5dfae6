import {
  Addresses,
  BackendApplication,
  Finding,
  FrontendApplication,
  NextSource,
  PythonDependencies,
  PythonSource,
} from '../../../lib/application';
import { backendApplication, frontendApplication } from '../../support/applications';

export const addresses: Addresses = {
  frontendOrigin: 'http://localhost:3000',
  backendOrigin: 'http://localhost:8000',
  frontendService: 'http://todo-frontend:3000',
  backendService: 'http://todo-backend:8000',
};

const python = backendApplication().source;
const next = frontendApplication().source;

/** Unpinned requirements where nothing else is said. */
export function pythonDependencies(more: Partial<PythonDependencies> = {}): Finding<PythonDependencies> {
  return { ...python.dependencies, value: { ...python.dependencies.value, ...more } };
}

/** A small FastAPI application, with these differences in what its Dockerfile needs to know, and others. */
export function backend(
  source: Partial<PythonSource> = {},
  more: Partial<BackendApplication> = {},
): BackendApplication {
  return backendApplication({ source: { ...python, ...source }, ...more });
}

/** A small Next.js application, with these differences in what its Dockerfile needs to know, and others. */
export function frontend(
  source: Partial<NextSource> = {},
  more: Partial<FrontendApplication> = {},
): FrontendApplication {
  return frontendApplication({ source: { ...next, ...source }, ...more });
}

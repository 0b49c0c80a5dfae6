import type { Applications } from '../application';
import type { HelmChart } from '../helm/helm-chart';
import { todoBackend } from './todo-backend';
import { todoDatabase } from './todo-database';
import { todoFrontend } from './todo-frontend';

/** Every chart of a deployment of these applications, in the order in which they are installed. */
export function chartsOf({ backend, frontend }: Applications): readonly HelmChart[] {
  return [todoDatabase, todoBackend(backend), todoFrontend(frontend)];
}

import type { HelmChart } from '../helm/helm-chart';
import { todoBackend } from './todo-backend';
import { todoDatabase } from './todo-database';
import { todoFrontend } from './todo-frontend';

/** Every chart, in the order in which they are installed. */
export const charts: readonly HelmChart[] = [todoDatabase, todoBackend, todoFrontend];

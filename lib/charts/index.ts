import type { HelmChart } from '../helm/helm-chart';
import type { EnvironmentValues } from './environments';
import { todoBackend } from './todo-backend';
import { todoDatabase } from './todo-database';
import { todoFrontend } from './todo-frontend';

/** The charts of an environment in the order in which they are installed. */
export function chartsOf(values: EnvironmentValues): HelmChart[] {
  return [
    ...(values.database ? [todoDatabase(values.database)] : []),
    todoBackend(values.backend),
    todoFrontend(values.frontend),
  ];
}

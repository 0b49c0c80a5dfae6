import type { PartName } from '../application';

/** The names of the cluster's Services, so that one set of addresses, secrets and images serves both. */
export function serviceName(part: PartName | 'database'): string {
  return `todo-${part}`;
}

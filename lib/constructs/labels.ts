import type { Identity } from './identity';

/** Labels by which Services, budgets and controllers find their pods: none of them changes with a version. */
export function selectorLabels(identity: Pick<Identity, 'name' | 'instance'>): Record<string, string> {
  return {
    'app.kubernetes.io/name': identity.name,
    'app.kubernetes.io/instance': identity.instance,
  };
}

/** Labels that every object and every pod template carries. */
export function standardLabels(identity: Identity): Record<string, string> {
  return {
    ...selectorLabels(identity),
    'app.kubernetes.io/component': identity.component,
    'app.kubernetes.io/part-of': identity.partOf,
    'app.kubernetes.io/managed-by': identity.managedBy,
    ...(identity.version && { 'app.kubernetes.io/version': identity.version }),
  };
}

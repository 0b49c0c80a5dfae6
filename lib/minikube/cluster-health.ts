/** Objects as `kubectl get … -o json` lists them. */
export interface ObjectList {
  readonly items: readonly KubernetesObject[];
}

interface KubernetesObject {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly status?: {
    readonly readyReplicas?: number;
    readonly conditions?: readonly {
      readonly type: string;
      readonly status: string;
      readonly message?: string;
    }[];
  };
}

/** Deployments without which a cluster cannot be used, as `namespace/name`. */
export function vitalDeployments(driver: string): readonly string[] {
  return ['kube-system/coredns', ...(driver === 'none' ? ['local-path-storage/local-path-provisioner'] : [])];
}

/** What is wrong with a cluster whose API answers; empty when it can be used. */
export function clusterProblems({ items }: ObjectList, driver: string): string[] {
  const nodes = items.filter(({ kind }) => kind === 'Node');
  return [
    ...(nodes.length === 0 ? ['the cluster has no node'] : nodes.flatMap(nodeProblems)),
    ...vitalDeployments(driver).flatMap((name) => deploymentProblems(items, name)),
    ...(items.some(isDefaultStorageClass) ? [] : ['there is no default StorageClass']),
  ];
}

/** Whether a Deployment exists, ready or not. @param name `namespace/name` */
export function hasDeployment({ items }: ObjectList, name: string): boolean {
  return findDeployment(items, name) !== undefined;
}

function nodeProblems({ metadata, status }: KubernetesObject): string[] {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready');
  if (ready?.status === 'True') return [];
  return [`node ${metadata.name} is not Ready${ready?.message ? `: ${ready.message}` : ''}`];
}

function deploymentProblems(items: readonly KubernetesObject[], name: string): string[] {
  const deployment = findDeployment(items, name);
  if (!deployment) return [`there is no Deployment ${name}`];
  return (deployment.status?.readyReplicas ?? 0) > 0 ? [] : [`Deployment ${name} has no ready pod`];
}

function findDeployment(items: readonly KubernetesObject[], name: string): KubernetesObject | undefined {
  return items.find(
    ({ kind, metadata }) => kind === 'Deployment' && `${metadata.namespace}/${metadata.name}` === name,
  );
}

function isDefaultStorageClass({ kind, metadata }: KubernetesObject): boolean {
  return (
    kind === 'StorageClass' &&
    metadata.annotations?.['storageclass.kubernetes.io/is-default-class'] === 'true'
  );
}

/** A running cluster as the operations use it. */
export interface ClusterHandle {
  /** The kubectl context; every call names it. */
  readonly context: string;
  readonly driver: string;
  /** Absolute paths of the commands that fit this cluster. */
  readonly tools: { readonly minikube: string; readonly kubectl: string; readonly helm: string };
}

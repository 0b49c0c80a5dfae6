import type { k8s } from 'cdk8s-plus-28';
import type { Release } from '../../../lib/helm';

/** Chart of which the components are parts. */
const APPLICATION = 'web-worker-queue';

/** A part of one installation: what it is called, and how its pods are told from others. */
export class Component {
  /** Name of its objects; short enough for a Service, since a release's has 53 characters at most. */
  readonly name: string;

  constructor(
    private readonly release: Release,
    readonly component: string,
  ) {
    this.name = `${release.name}-${component}`;
  }

  /** Labels by which its pods are found; never change them, Kubernetes refuses that. */
  get selector(): Record<string, string> {
    return {
      'app.kubernetes.io/name': APPLICATION,
      'app.kubernetes.io/instance': this.release.name,
      'app.kubernetes.io/component': this.component,
    };
  }

  get metadata(): k8s.ObjectMeta {
    return {
      name: this.name,
      labels: { ...this.selector, 'app.kubernetes.io/managed-by': this.release.service },
    };
  }
}

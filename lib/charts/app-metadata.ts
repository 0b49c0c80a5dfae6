import { version } from '../../package.json';
import type { ChartMetadata } from '../helm/helm-chart';

/** What the charts' metadata have in common; the project's version is theirs. */
export const appMetadata: Omit<ChartMetadata, 'name' | 'description'> = {
  version,
  appVersion: version,
  kubeVersion: '>=1.28.0-0',
  keywords: ['todo', 'chatbot', 'minikube', 'cdk8s'],
  maintainers: [{ name: 'todo-chatbot-on-minikube' }],
};

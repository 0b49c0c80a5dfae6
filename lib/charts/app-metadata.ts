import { license, version } from '../../package.json';
import type { ChartMetadata } from '../helm/helm-chart';

/** A speech bubble with a tick, as in the application's own icon. */
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<path fill="#0e6f5c" d="M8 3h16a6 6 0 0 1 6 6v10a6 6 0 0 1-6 6h-9l-7 5v-5a6 6 0 0 1-6-6V9a6 6 0 0 1 6-6Z"/>
<path fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round" d="m10 14.5 4.2 4.2L22.5 10"/>
</svg>`;

/** What is new in this version, for Artifact Hub. */
const CHANGES = `- kind: added
  description: Values for all that a deployment may want to choose, with a schema
- kind: added
  description: helm test
`;

export interface AppMetadataProps {
  readonly name: string;
  readonly description: string;
  /** Category of Artifact Hub. */
  readonly category: 'ai-machine-learning' | 'database';
  /** Reference of the image that the chart runs by default. */
  readonly image: string;
  /** Version of what is installed. @default - the project's */
  readonly appVersion?: string;
}

/** A chart's metadata; the project's version is the chart's. */
export function appMetadata(props: AppMetadataProps): ChartMetadata {
  const { name, description, category, image, appVersion = version } = props;
  return {
    name,
    description,
    version,
    appVersion,
    kubeVersion: '>=1.28.0-0',
    keywords: ['todo', 'chatbot', 'minikube', 'cdk8s'],
    icon: `data:image/svg+xml;base64,${Buffer.from(ICON).toString('base64')}`,
    maintainers: [{ name: 'todo-chatbot-on-minikube' }],
    annotations: {
      'artifacthub.io/license': license,
      'artifacthub.io/category': category,
      'artifacthub.io/images': `- name: ${name}\n  image: ${image}\n`,
      'artifacthub.io/changes': CHANGES,
    },
  };
}

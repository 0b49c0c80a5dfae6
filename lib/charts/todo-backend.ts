import { Type } from '@sinclair/typebox';
import { version } from '../../package.json';
import type { BackendApplication } from '../application';
import { ServiceMonitor, serviceMonitorValues } from '../constructs/service-monitor';
import type { HelmChart } from '../helm/helm-chart';
import { backendAdditions } from './additions/backend-additions';
import { appMetadata } from './app-metadata';
import { imageValuesOf } from './image-values-of';
import type { Feature } from './server/feature';
import { serverChart } from './server/server-chart';
import { serverFacts } from './server/server-facts';

const IMAGE = `docker.io/library/todo-backend:${version}`;

const metadata = appMetadata({
  name: 'todo-backend',
  description: 'Backend of the Todo AI Chatbot: a FastAPI application',
  category: 'ai-machine-learning',
  image: IMAGE,
});

/** uvicorn ends the connections that are left after this time. */
const shutdown: Feature = {
  values: {
    shutdownSeconds: Type.Integer({
      minimum: 1,
      maximum: 3600,
      description:
        'Seconds that a process which was told to end has for the answers that are under way: at least 10 less than ' +
        '`terminationGracePeriodSeconds`.',
      default: 65,
    }),
  },
  variables: ({ shutdownSeconds }) => ({ UVICORN_TIMEOUT_GRACEFUL_SHUTDOWN: String(shutdownSeconds) }),
};

const metrics: Feature = {
  values: { serviceMonitor: serviceMonitorValues },
  addTo: (workload, props) => {
    if (props.serviceMonitor.enabled)
      new ServiceMonitor(workload, 'ServiceMonitor', { ...props, portName: 'http' });
  },
};

/** The chart of an application's backend. */
export function todoBackend(application: BackendApplication): HelmChart {
  const facts = serverFacts(application);
  return serverChart({
    metadata,
    facts,
    id: 'Backend',
    image: imageValuesOf(IMAGE),
    port: 8000,
    configName: 'app-config',
    clients: ['todo-backend', 'todo-frontend'],
    features: [shutdown, metrics],
    dev: {},
    additions: backendAdditions(metadata.name, facts),
  });
}

import { App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { Backend, type BackendProps } from '../constructs/backend';
import type { ChartMetadata, HelmChart } from '../helm/helm-chart';
import { type Release, fullname } from '../helm/release';
import { appMetadata } from './app-metadata';
import { configName } from './config-name';
import { identityOf } from './identity-of';

/** What can be chosen about the backend. */
export type BackendValues = Omit<BackendProps, 'name' | 'identity' | 'configName'>;

const metadata: ChartMetadata = {
  ...appMetadata,
  name: 'todo-backend',
  description: 'Backend of the Todo AI Chatbot: FastAPI with the OpenAI Agents SDK and MCP tools',
};

/** The chart of the backend with the values of an environment. */
export function todoBackend(values: BackendValues): HelmChart<BackendValues> {
  return {
    metadata,
    values,
    notes:
      'The backend answers on port 8000 of its Service; `make forward` brings it to http://localhost:8000/health.',
    build,
  };
}

function build(values: BackendValues, release: Release, scope: Construct = new App()): Chart {
  const chart = new Chart(scope, metadata.name);
  new Backend(chart, 'Backend', {
    ...values,
    name: fullname(release, metadata.name),
    configName: configName(release, metadata.name, 'app-config'),
    identity: identityOf(metadata, 'backend', release),
  });
  return chart;
}
